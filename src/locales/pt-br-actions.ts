import { pluralsOf } from './plurals.js';
import type { ActionsStrings } from './action-strings.js';

const plural = pluralsOf<'one' | 'many'>('pt-BR');

/** Brazilian Portuguese of what a host can do with recipients. */
export const actions: ActionsStrings = {
  label: 'Ações',
  notOpened: (count, formatted) =>
    plural(count, {
      one: `Escrever de novo a ${formatted} pessoa que não abriu`,
      many: `Escrever de novo a ${formatted} de pessoas que não abriram`,
      other: `Escrever de novo a ${formatted} pessoas que não abriram`,
    }),
  all: {
    'follow-up': (count, formatted) =>
      plural(count, {
        one: `Escrever de novo a ${formatted} pessoa`,
        many: `Escrever de novo a ${formatted} de pessoas`,
        other: `Escrever de novo a ${formatted} pessoas`,
      }),
    'fix-address': (count, formatted) =>
      plural(count, {
        one: `Corrigir ${formatted} endereço`,
        many: `Corrigir ${formatted} de endereços`,
        other: `Corrigir ${formatted} endereços`,
      }),
    suppress: (count, formatted) =>
      plural(count, {
        one: `Suprimir ${formatted} endereço`,
        many: `Suprimir ${formatted} de endereços`,
        other: `Suprimir ${formatted} endereços`,
      }),
  },
  one: { 'follow-up': 'Escrever de novo', 'fix-address': 'Corrigir o endereço', suppress: 'Suprimir o endereço' },
  about: {
    'follow-up': 'Escrever mais uma vez a quem tem o e-mail, exceto descadastros e denúncias de spam',
    'fix-address': 'O e-mail não chegou por causa do endereço',
    suppress: 'Não escrever mais a hard bounces e endereços errados, nem a quem se descadastrou ou denunciou spam',
  },
  counting: 'Contando os destinatários',
  uncertain: 'Nunca é certo quem abriu: as imagens podem estar bloqueadas, e programas também abrem e-mails.',
  machines: (count, formatted) =>
    plural(count, {
      one: `Destes, ${formatted} e-mail foi aberto por um programa.`,
      many: `Destes, ${formatted} de e-mails foram abertos por um programa.`,
      other: `Destes, ${formatted} e-mails foram abertos por um programa.`,
    }),
  progress: (read, total) => `${read} de ${total} repassados`,
  handed: (count, formatted) =>
    plural(count, {
      one: `${formatted} destinatário repassado a esta página`,
      many: `${formatted} de destinatários repassados a esta página`,
      other: `${formatted} destinatários repassados a esta página`,
    }),
  failed: 'Não foi possível repassar os destinatários',
};

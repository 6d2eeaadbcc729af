import { pluralsOf } from './plurals.js';
import type { ActionsStrings } from './action-strings.js';

const plural = pluralsOf<'one' | 'many'>('es');

/** Spanish of what a host can do with recipients. */
export const actions: ActionsStrings = {
  label: 'Acciones',
  notOpened: (count, formatted) =>
    plural(count, {
      one: 'Volver a escribir a 1 persona que no ha abierto',
      many: `Volver a escribir a ${formatted} de personas que no han abierto`,
      other: `Volver a escribir a ${formatted} personas que no han abierto`,
    }),
  all: {
    'follow-up': (count, formatted) =>
      plural(count, {
        one: 'Volver a escribir a 1 persona',
        many: `Volver a escribir a ${formatted} de personas`,
        other: `Volver a escribir a ${formatted} personas`,
      }),
    'fix-address': (count, formatted) =>
      plural(count, {
        one: 'Corregir 1 dirección',
        many: `Corregir ${formatted} de direcciones`,
        other: `Corregir ${formatted} direcciones`,
      }),
    suppress: (count, formatted) =>
      plural(count, {
        one: 'Excluir 1 dirección',
        many: `Excluir ${formatted} de direcciones`,
        other: `Excluir ${formatted} direcciones`,
      }),
  },
  one: { 'follow-up': 'Volver a escribir', 'fix-address': 'Corregir la dirección', suppress: 'Excluir la dirección' },
  about: {
    'follow-up': 'Escribir otra vez a quienes tienen el correo, salvo bajas y marcas de spam',
    'fix-address': 'El correo no llegó por culpa de la dirección',
    suppress: 'No escribir más a rebotes duros ni direcciones erróneas, ni a quienes se dieron de baja o marcaron spam',
  },
  counting: 'Contando los destinatarios',
  uncertain:
    'Nunca es seguro quién ha abierto: las imágenes pueden estar bloqueadas, y también los programas abren correos.',
  machines: (count, formatted) =>
    plural(count, {
      one: 'De ellos, un programa ha abierto 1 correo.',
      many: `De ellos, un programa ha abierto ${formatted} de correos.`,
      other: `De ellos, un programa ha abierto ${formatted} correos.`,
    }),
  progress: (read, total) => `${read} de ${total} traspasados`,
  handed: (count, formatted) =>
    plural(count, {
      one: '1 destinatario traspasado a esta página',
      many: `${formatted} de destinatarios traspasados a esta página`,
      other: `${formatted} destinatarios traspasados a esta página`,
    }),
  failed: 'No se pudieron traspasar los destinatarios',
};

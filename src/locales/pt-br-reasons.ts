import type { ReasonStrings } from './strings.js';

/** Portuguese of Brazil, of why a mail did not arrive and what to do next. */
export const reasons: ReasonStrings = {
  'no-such-address': {
    sentence: 'O endereço não existe.',
    nextStep: 'Confira a grafia ou peça outro endereço à pessoa.',
  },
  'no-such-domain': {
    sentence: 'O que vem depois do @ no endereço não existe ou não aceita e-mails.',
    nextStep: 'Confira a grafia depois do @ ou peça outro endereço à pessoa.',
  },
  'address-syntax': {
    sentence: 'O endereço não está escrito como um endereço deve ser.',
    nextStep: 'Corrija o endereço.',
  },
  'address-moved': {
    sentence: 'O endereço não leva mais a esta pessoa.',
    nextStep: 'Peça o novo endereço à pessoa.',
  },
  'mailbox-full': {
    sentence: 'A caixa de correio está cheia.',
    nextStep: 'Tente novamente em alguns dias.',
  },
  'mailbox-disabled': {
    sentence: 'A caixa de correio não está em uso ou não aceita e-mails.',
    nextStep: 'Peça outro endereço à pessoa.',
  },
  'message-too-large': {
    sentence: 'O e-mail é grande demais.',
    nextStep: 'Envie-o com anexos menores ou com links para os arquivos.',
  },
  'spam-content': {
    sentence: 'O servidor de e-mail de destino considerou o e-mail spam.',
    nextStep: 'Revise o assunto, o texto e os links antes de enviá-lo de novo.',
  },
  'content-refused': {
    sentence: 'O conteúdo do e-mail ou um anexo foi recusado.',
    nextStep: 'Confira o modelo e os anexos e envie o e-mail de novo.',
  },
  'sender-blocked': {
    sentence: 'O servidor de e-mail de destino não aceita e-mails deste remetente.',
    nextStep:
      'Peça a quem administra seu e-mail que verifique o endereço do remetente, sua reputação e as listas de bloqueio.',
  },
  'authentication-failed': {
    sentence: 'Não foi possível confirmar que o e-mail vem deste remetente.',
    nextStep: 'Peça a quem administra seu e-mail que verifique SPF, DKIM e DMARC do domínio do remetente.',
  },
  policy: {
    sentence: 'O servidor de e-mail de destino recusou o e-mail por uma regra própria.',
    nextStep: 'Peça à pessoa que providencie a liberação dos e-mails do seu endereço.',
  },
  'relay-denied': {
    sentence: 'Um servidor de e-mail no caminho não permite que esta conta envie para o endereço.',
    nextStep: 'Peça a quem administra seu e-mail que verifique a conta e como ela se autentica.',
  },
  'rate-limited': {
    sentence: 'Chegaram mais e-mails do que se aceita em tão pouco tempo.',
    nextStep: 'Espere algumas horas; depois, envie menos e-mails por vez.',
  },
  greylisted: {
    sentence: 'O servidor de e-mail de destino quer que e-mails de um remetente novo cheguem uma segunda vez.',
    nextStep: 'Espere; envie o e-mail de novo se ele não tiver chegado até amanhã.',
  },
  'server-unreachable': {
    sentence: 'Não foi possível contatar o servidor de e-mail de destino.',
    nextStep: 'Tente novamente amanhã; se falhar de novo, confira o que vem depois do @ no endereço.',
  },
  'server-busy': {
    sentence: 'O servidor de e-mail de destino está ocupado ou com problemas.',
    nextStep: 'Tente novamente mais tarde.',
  },
  'timed-out': {
    sentence: 'Não foi possível entregar o e-mail a tempo, e as tentativas foram encerradas.',
    nextStep: 'Confira o endereço e envie o e-mail de novo.',
  },
  loop: {
    sentence: 'Servidores de e-mail repassaram o e-mail em círculo.',
    nextStep: 'Avise a pessoa por outro meio: só quem administra o e-mail dela pode corrigir isso.',
  },
  suppressed: {
    sentence: 'O serviço de e-mail não envia mais para este endereço.',
    nextStep: 'Quando a pessoa pedir seus e-mails de novo, mande retirar o endereço da lista de supressão.',
  },
  'sending-quota': {
    sentence: 'Sua conta de e-mail não pode enviar mais nada por enquanto.',
    nextStep: 'Espere a renovação da cota ou peça que ela seja aumentada.',
  },
  unknown: {
    sentence: 'O servidor de e-mail não diz claramente por quê.',
    nextStep: 'Leia a resposta dele ou fale com a pessoa por outro meio.',
  },
};

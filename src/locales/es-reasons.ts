import type { ReasonStrings } from './strings.js';

/** Spanish of why a mail did not arrive and what to do next. */
export const reasons: ReasonStrings = {
  'no-such-address': {
    sentence: 'La dirección no existe.',
    nextStep: 'Compruebe cómo está escrita o pida otra dirección a la persona.',
  },
  'no-such-domain': {
    sentence: 'Lo que sigue a la @ en la dirección no existe o no acepta correo.',
    nextStep: 'Compruebe lo que sigue a la @ o pida otra dirección a la persona.',
  },
  'address-syntax': {
    sentence: 'La dirección no está escrita como debe estarlo una dirección.',
    nextStep: 'Corrija la dirección.',
  },
  'address-moved': {
    sentence: 'La dirección ya no lleva a esta persona.',
    nextStep: 'Pida la nueva dirección a la persona.',
  },
  'mailbox-full': {
    sentence: 'El buzón está lleno.',
    nextStep: 'Vuelva a intentarlo dentro de unos días.',
  },
  'mailbox-disabled': {
    sentence: 'El buzón no está en uso o no acepta correo.',
    nextStep: 'Pida otra dirección a la persona.',
  },
  'message-too-large': {
    sentence: 'El correo es demasiado grande.',
    nextStep: 'Envíelo con archivos adjuntos más pequeños o con enlaces a los archivos.',
  },
  'spam-content': {
    sentence: 'El servidor de correo de destino tomó el correo por spam.',
    nextStep: 'Revise el asunto, el texto y los enlaces antes de volver a enviarlo.',
  },
  'content-refused': {
    sentence: 'Se rechazó el contenido del correo o un archivo adjunto.',
    nextStep: 'Revise la plantilla y los archivos adjuntos y vuelva a enviarlo.',
  },
  'sender-blocked': {
    sentence: 'El servidor de correo de destino no acepta correo de este remitente.',
    nextStep:
      'Pida a quien administra su correo que revise la dirección del remitente, su reputación y las listas de bloqueo.',
  },
  'authentication-failed': {
    sentence: 'No se pudo verificar que el correo proviene de este remitente.',
    nextStep: 'Pida a quien administra su correo que revise SPF, DKIM y DMARC del dominio del remitente.',
  },
  policy: {
    sentence: 'El servidor de correo de destino rechazó el correo por una regla propia.',
    nextStep: 'Pida a la persona que haga que se permita el correo de su dirección.',
  },
  'relay-denied': {
    sentence: 'Un servidor de correo del camino no permite a esta cuenta enviar a la dirección.',
    nextStep: 'Pida a quien administra su correo que revise la cuenta y cómo inicia sesión.',
  },
  'rate-limited': {
    sentence: 'Llegó más correo del que se acepta en tan poco tiempo.',
    nextStep: 'Espere unas horas y envíe después menos correos a la vez.',
  },
  greylisted: {
    sentence: 'El servidor de correo de destino quiere que el correo de un remitente nuevo llegue una segunda vez.',
    nextStep: 'Espere; vuelva a enviarlo si mañana aún no ha llegado.',
  },
  'server-unreachable': {
    sentence: 'No se pudo contactar con el servidor de correo de destino.',
    nextStep: 'Vuelva a intentarlo mañana; si falla otra vez, compruebe lo que sigue a la @ en la dirección.',
  },
  'server-busy': {
    sentence: 'El servidor de correo de destino está ocupado o tiene un problema.',
    nextStep: 'Vuelva a intentarlo más tarde.',
  },
  'timed-out': {
    sentence: 'El correo no se pudo entregar a tiempo y se dejó de intentar.',
    nextStep: 'Compruebe la dirección y vuelva a enviar el correo.',
  },
  loop: {
    sentence: 'Los servidores de correo se pasaron el correo en círculo.',
    nextStep: 'Avise a la persona por otro medio: solo quien administra su correo puede arreglarlo.',
  },
  suppressed: {
    sentence: 'El servicio de correo ya no envía a esta dirección.',
    nextStep: 'Cuando la persona vuelva a pedir sus correos, haga que se quite la dirección de la lista de supresión.',
  },
  'sending-quota': {
    sentence: 'Por ahora, su cuenta de correo no puede enviar más.',
    nextStep: 'Espere a que se renueve la cuota o haga que la amplíen.',
  },
  unknown: {
    sentence: 'El servidor de correo no dice claramente por qué.',
    nextStep: 'Lea su respuesta o contacte con la persona por otro medio.',
  },
};

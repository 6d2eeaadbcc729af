import type { ReasonStrings } from './strings.js';

/** French of why a mail did not arrive and what to do next. */
export const reasons: ReasonStrings = {
  'no-such-address': {
    sentence: 'L’adresse n’existe pas.',
    nextStep: 'Vérifiez l’orthographe ou demandez une autre adresse à la personne.',
  },
  'no-such-domain': {
    sentence: 'Ce qui suit le @ dans l’adresse n’existe pas ou n’accepte pas d’e-mails.',
    nextStep: 'Vérifiez l’orthographe après le @ ou demandez une autre adresse à la personne.',
  },
  'address-syntax': {
    sentence: 'L’adresse n’est pas écrite comme une adresse doit l’être.',
    nextStep: 'Corrigez l’adresse.',
  },
  'address-moved': {
    sentence: 'L’adresse ne mène plus à cette personne.',
    nextStep: 'Demandez la nouvelle adresse à la personne.',
  },
  'mailbox-full': {
    sentence: 'La boîte aux lettres est pleine.',
    nextStep: 'Réessayez dans quelques jours.',
  },
  'mailbox-disabled': {
    sentence: 'La boîte aux lettres n’est pas utilisée ou n’accepte pas d’e-mails.',
    nextStep: 'Demandez une autre adresse à la personne.',
  },
  'message-too-large': {
    sentence: 'L’e-mail est trop volumineux.',
    nextStep: 'Envoyez-le avec des pièces jointes plus légères ou avec des liens vers les fichiers.',
  },
  'spam-content': {
    sentence: 'Le serveur de messagerie du destinataire a pris l’e-mail pour du spam.',
    nextStep: 'Revoyez l’objet, le texte et les liens avant de le renvoyer.',
  },
  'content-refused': {
    sentence: 'Le contenu de l’e-mail ou une pièce jointe a été refusé.',
    nextStep: 'Vérifiez le modèle et les pièces jointes, puis renvoyez l’e-mail.',
  },
  'sender-blocked': {
    sentence: 'Le serveur de messagerie du destinataire n’accepte pas d’e-mails de cet expéditeur.',
    nextStep:
      'Demandez au service qui gère votre messagerie de vérifier l’adresse d’expédition, sa réputation et les listes de blocage.',
  },
  'authentication-failed': {
    sentence: 'Il n’a pas pu être vérifié que l’e-mail vient bien de cet expéditeur.',
    nextStep: 'Demandez au service qui gère votre messagerie de vérifier SPF, DKIM et DMARC du domaine d’expédition.',
  },
  policy: {
    sentence: 'Le serveur de messagerie du destinataire a refusé l’e-mail selon une règle qui lui est propre.',
    nextStep: 'Demandez à la personne de faire autoriser les e-mails venant de votre adresse.',
  },
  'relay-denied': {
    sentence: 'Un serveur de messagerie intermédiaire ne permet pas à ce compte d’envoyer à cette adresse.',
    nextStep: 'Demandez au service qui gère votre messagerie de vérifier le compte et sa connexion.',
  },
  'rate-limited': {
    sentence: 'Il est arrivé plus d’e-mails qu’il n’en est accepté en si peu de temps.',
    nextStep: 'Attendez quelques heures, puis envoyez moins d’e-mails à la fois.',
  },
  greylisted: {
    sentence: 'Le serveur de messagerie du destinataire attend d’un nouvel expéditeur un second envoi.',
    nextStep: 'Attendez\u202f; renvoyez l’e-mail s’il n’est pas arrivé d’ici demain.',
  },
  'server-unreachable': {
    sentence: 'Le serveur de messagerie du destinataire était injoignable.',
    nextStep: 'Réessayez demain\u202f; en cas de nouvel échec, vérifiez l’adresse après le @.',
  },
  'server-busy': {
    sentence: 'Le serveur de messagerie du destinataire est surchargé ou rencontre un problème.',
    nextStep: 'Réessayez plus tard.',
  },
  'timed-out': {
    sentence: 'L’e-mail n’a pas pu être remis à temps et a été abandonné.',
    nextStep: 'Vérifiez l’adresse et renvoyez l’e-mail.',
  },
  loop: {
    sentence: 'Des serveurs de messagerie se sont renvoyé l’e-mail en boucle.',
    nextStep: 'Prévenez la personne par un autre moyen\u00a0: seule l’administration de sa messagerie peut y remédier.',
  },
  suppressed: {
    sentence: 'Le service d’envoi n’envoie plus à cette adresse.',
    nextStep: 'Quand la personne redemandera vos e-mails, faites retirer l’adresse de la liste de suppression.',
  },
  'sending-quota': {
    sentence: 'Votre compte de messagerie ne peut plus rien envoyer pour le moment.',
    nextStep: 'Attendez le renouvellement du quota ou faites-le augmenter.',
  },
  unknown: {
    sentence: 'Le serveur de messagerie ne dit pas clairement pourquoi.',
    nextStep: 'Lisez sa réponse ou joignez la personne par un autre moyen.',
  },
};

import type { ReasonStrings } from './strings.js';

/** German of why a mail did not arrive and what to do next. */
export const reasons: ReasonStrings = {
  'no-such-address': {
    sentence: 'Die Adresse gibt es nicht.',
    nextStep: 'Prüfen Sie die Schreibweise oder fragen Sie die Person nach einer anderen Adresse.',
  },
  'no-such-domain': {
    sentence: 'Was in der Adresse nach dem @ steht, gibt es nicht, oder es nimmt keine E-Mails an.',
    nextStep: 'Prüfen Sie die Schreibweise nach dem @ oder fragen Sie die Person nach einer anderen Adresse.',
  },
  'address-syntax': {
    sentence: 'Die Adresse ist nicht so geschrieben, wie eine Adresse sein muss.',
    nextStep: 'Berichtigen Sie die Adresse.',
  },
  'address-moved': {
    sentence: 'Die Adresse führt nicht mehr zu dieser Person.',
    nextStep: 'Fragen Sie die Person nach der neuen Adresse.',
  },
  'mailbox-full': {
    sentence: 'Das Postfach ist voll.',
    nextStep: 'Versuchen Sie es in einigen Tagen erneut.',
  },
  'mailbox-disabled': {
    sentence: 'Das Postfach wird nicht benutzt oder nimmt keine E-Mails an.',
    nextStep: 'Fragen Sie die Person nach einer anderen Adresse.',
  },
  'message-too-large': {
    sentence: 'Die E-Mail ist zu groß.',
    nextStep: 'Senden Sie sie mit kleineren Anhängen oder mit Links zu den Dateien.',
  },
  'spam-content': {
    sentence: 'Der empfangende Mailserver hat die E-Mail für Spam gehalten.',
    nextStep: 'Überprüfen Sie Betreff, Text und Links, bevor Sie sie erneut senden.',
  },
  'content-refused': {
    sentence: 'Der Inhalt der E-Mail oder ein Anhang wurde abgelehnt.',
    nextStep: 'Prüfen Sie die Vorlage und die Anhänge und senden Sie die E-Mail erneut.',
  },
  'sender-blocked': {
    sentence: 'Der empfangende Mailserver nimmt von diesem Absender keine E-Mails an.',
    nextStep: 'Bitten Sie Ihre Mail-Administration, Absenderadresse, Reputation und Blocklisten zu prüfen.',
  },
  'authentication-failed': {
    sentence: 'Es ließ sich nicht bestätigen, dass die E-Mail von diesem Absender stammt.',
    nextStep: 'Bitten Sie Ihre Mail-Administration, SPF, DKIM und DMARC der Absenderdomain zu prüfen.',
  },
  policy: {
    sentence: 'Der empfangende Mailserver hat die E-Mail nach einer eigenen Regel abgelehnt.',
    nextStep: 'Bitten Sie die Person, E-Mails von Ihrer Adresse freigeben zu lassen.',
  },
  'relay-denied': {
    sentence: 'Ein Mailserver auf dem Weg lässt dieses Konto nicht an die Adresse senden.',
    nextStep: 'Bitten Sie Ihre Mail-Administration, das Konto und dessen Anmeldung zu prüfen.',
  },
  'rate-limited': {
    sentence: 'Es kamen mehr E-Mails, als in so kurzer Zeit angenommen werden.',
    nextStep: 'Warten Sie einige Stunden; senden Sie dann weniger E-Mails auf einmal.',
  },
  greylisted: {
    sentence: 'Der empfangende Mailserver möchte, dass E-Mails eines neuen Absenders ein zweites Mal kommen.',
    nextStep: 'Warten Sie; senden Sie die E-Mail erneut, wenn sie bis morgen nicht angekommen ist.',
  },
  'server-unreachable': {
    sentence: 'Der empfangende Mailserver war nicht erreichbar.',
    nextStep: 'Versuchen Sie es morgen erneut; gelingt es wieder nicht, prüfen Sie die Adresse nach dem @.',
  },
  'server-busy': {
    sentence: 'Der empfangende Mailserver ist ausgelastet oder gestört.',
    nextStep: 'Versuchen Sie es später erneut.',
  },
  'timed-out': {
    sentence: 'Die E-Mail konnte nicht rechtzeitig zugestellt werden und wurde aufgegeben.',
    nextStep: 'Prüfen Sie die Adresse und senden Sie die E-Mail erneut.',
  },
  loop: {
    sentence: 'Mailserver haben die E-Mail im Kreis weitergereicht.',
    nextStep: 'Erreichen Sie die Person auf anderem Weg: Nur deren Mail-Administration kann das beheben.',
  },
  suppressed: {
    sentence: 'Der Maildienst sendet nicht mehr an diese Adresse.',
    nextStep: 'Wünscht die Person wieder E-Mails von Ihnen, lassen Sie die Adresse von der Unterdrückungsliste nehmen.',
  },
  'sending-quota': {
    sentence: 'Ihr Mailkonto darf zurzeit nichts mehr senden.',
    nextStep: 'Warten Sie, bis das Kontingent neu beginnt, oder lassen Sie es erhöhen.',
  },
  unknown: {
    sentence: 'Der Mailserver nennt keinen klaren Grund.',
    nextStep: 'Lesen Sie seine Antwort oder erreichen Sie die Person auf anderem Weg.',
  },
};

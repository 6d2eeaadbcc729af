/**
 * Chooses what is said by a number, as a language counts: "1 Mailing", "2 Mailings". The compiler asks for each form
 * that the language has.
 *
 * @param tag - BCP 47.
 * @returns what chooses among the forms: of numbers from 0, whole or not.
 */
export function pluralsOf<Form extends Intl.LDMLPluralRule>(
  tag: string,
): (count: number, forms: Readonly<Record<Form | 'other', string>>) => string {
  let rules: Intl.PluralRules | undefined;
  return (count, forms) => {
    const all: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = forms;
    rules ??= new Intl.PluralRules(tag);
    return all[rules.select(count)] ?? forms.other;
  };
}

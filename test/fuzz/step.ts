import fc from 'fast-check';

/** What is acted on: it can tell when everything is as the model says. */
export interface Acted<Model> {
  /** Commands that did something. */
  steps: number;
  rest(model: Model): Promise<void>;
}

/** One thing that a person, the page or the world does, and what the model says of it. */
export interface Doing<Model, Real, Argument> {
  /** Whether it can be done at all, as far as the model knows. */
  can?: (model: Model) => boolean;
  with?: fc.Arbitrary<Argument>;
  /** Returns `false` where there was nothing to do it to. */
  act: (model: Model, real: Real, argument: Argument) => Promise<boolean | void> | boolean | void;
}

/** A hasty one does not wait until what it did has come to rest. */
class Step<Model extends object, Real extends Acted<Model>, Argument> implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly doing: Doing<Model, Real, Argument>,
    private readonly argument: Argument,
    private readonly isHasty: boolean,
  ) {}

  check(model: Readonly<Model>): boolean {
    return this.doing.can?.(model as Model) ?? true;
  }

  async run(model: Model, real: Real): Promise<void> {
    if ((await this.doing.act(model, real, this.argument)) !== false) real.steps += 1;
    if (!this.isHasty) await real.rest(model);
  }

  toString(): string {
    const argument = this.argument === undefined ? '' : JSON.stringify(this.argument);
    return `${this.name}(${argument})${this.isHasty ? ' and at once' : ''}`;
  }
}

/** Checks the types of one doing, and forgets that of its argument. */
export function doing<Model, Real, Argument = undefined>(
  what: Doing<Model, Real, Argument>,
): Doing<Model, Real, unknown> {
  return what as Doing<Model, Real, unknown>;
}

export function stepsOf<Model extends object, Real extends Acted<Model>>(
  doings: Record<string, Doing<Model, Real, unknown>>,
): fc.Arbitrary<fc.AsyncCommand<Model, Real>>[] {
  return Object.entries(doings).map(([name, each]) =>
    fc
      .tuple(each.with ?? fc.constant(undefined), fc.nat({ max: 4 }))
      .map(([argument, haste]) => new Step(name, each, argument, haste >= 3)),
  );
}

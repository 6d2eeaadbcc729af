interface Named {
  name: string;
}

interface Declaration {
  members?: (Named & { attribute?: string })[];
  slots?: Named[];
  cssParts?: Named[];
}

/** As far as it is changed here. */
export interface Manifest {
  modules: { declarations?: Declaration[] }[];
}

/**
 * The manifest as Storybook's controls want it, which has one line a name: a property that is an attribute too stands
 * there as that, and a part is not called as the attribute is that it shares its name with.
 */
export function forControls(manifest: Manifest): Manifest {
  const copy = structuredClone(manifest);
  for (const { declarations = [] } of copy.modules) {
    for (const declaration of declarations) adapt(declaration);
  }
  return copy;
}

function adapt(declaration: Declaration): void {
  declaration.members = declaration.members?.filter(({ attribute }) => !attribute);
  declaration.slots?.forEach((slot) => (slot.name = `slot="${slot.name}"`));
  declaration.cssParts?.forEach((part) => (part.name = `::part(${part.name})`));
}

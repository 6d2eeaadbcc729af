import { nearestWord } from './nearest-word.js';

/** What is wrong with something that is to have a method and has none of that name, and what to do. */
export function missingMethod(given: unknown, method: string): string {
  if (typeof given === 'string') return `a text (${JSON.stringify(brief(given))}) and no object with ${method}()`;
  if (Array.isArray(given)) return `a list and no object with ${method}()`;
  if (typeof given === 'function') {
    const isClass = /^class\b/.test(Function.prototype.toString.call(given));
    return isClass
      ? `the class ${given.name} and no instance of it: give new ${given.name}(…)`
      : `a function and no object with ${method}(): call it, and give what it returns`;
  }
  if (typeof given !== 'object' || !given) return `${String(given)} and no object with ${method}()`;
  if ('then' in given) return `a promise: await it, and give what it resolves to`;
  const has = methodsOf(given);
  const meant = nearestWord(method, has);
  if (meant !== undefined) return `without the method ${method}(); it has ${meant}(), which is perhaps meant for it`;
  return `an object without the method ${method}()${has.length > 0 ? ` (it has ${has.join(', ')})` : ''}`;
}

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The methods of an object, its own and those of its class. */
function methodsOf(given: object): readonly string[] {
  const names = new Set<string>();
  for (let at: object = given; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (typeof value === 'function' && name !== 'constructor') names.add(name);
    }
  }
  return [...names];
}

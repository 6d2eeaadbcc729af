/** The keyboard and the mouse of a page, as actions of the WebDriver standard. */

// https://www.w3.org/TR/webdriver2/#keyboard-actions
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};
const BUTTONS = ['left', 'middle', 'right'];

function valueOf(key) {
  const value = KEYS[key] ?? (key.length === 1 ? key : undefined);
  if (value === undefined) throw new Error(`unknown key ${key}`);
  return value;
}

/** @param {(actions: object[]) => Promise<unknown>} perform */
export function keyboardOf(perform) {
  const act = (actions) => perform([{ type: 'key', id: 'keyboard', actions }]);
  const down = (key) => ({ type: 'keyDown', value: valueOf(key) });
  const up = (key) => ({ type: 'keyUp', value: valueOf(key) });
  return {
    down: (key) => act([down(key)]),
    up: (key) => act([up(key)]),
    /** "Shift+Tab" presses one while the other is held. */
    press: (keys) => {
      const each = keys.split('+');
      return act([...each.map(down), ...each.toReversed().map(up)]);
    },
    type: (text) => act([...text].flatMap((key) => [down(key), up(key)])),
  };
}

/** @param {(actions: object[]) => Promise<unknown>} perform */
export function mouseOf(perform) {
  const act = (actions) =>
    perform([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  const numberOf = ({ button = 'left' } = {}) => BUTTONS.indexOf(button);
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const down = (options) => ({ type: 'pointerDown', button: numberOf(options) });
  const up = (options) => ({ type: 'pointerUp', button: numberOf(options) });
  return {
    move: (x, y) => act([move(x, y)]),
    down: (options) => act([down(options)]),
    up: (options) => act([up(options)]),
    click: (x, y, options) => act([move(x, y), down(options), up(options)]),
  };
}

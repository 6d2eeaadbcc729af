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
  const pressed = new Set();
  const act = (actions) => perform([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const down = (button) => ({ type: 'pointerDown', button: BUTTONS.indexOf(button) });
  const up = (button) => ({ type: 'pointerUp', button: BUTTONS.indexOf(button) });
  return {
    move: (x, y) => act([move(x, y)]),
    down: ({ button = 'left' } = {}) => {
      pressed.add(button);
      return act([down(button)]);
    },
    // To release what is not pressed fails where the page has become smaller than where the mouse is.
    up: async ({ button = 'left' } = {}) => {
      if (pressed.delete(button)) await act([up(button)]);
    },
    click: (x, y, { button = 'left' } = {}) => act([move(x, y), down(button), up(button)]),
  };
}

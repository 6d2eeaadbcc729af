/**
 * A picture that is the same as the one before it. Where more is taken than the window shows, the window is made larger
 * for the picture, and on a busy machine what is measured for it is drawn a few frames later.
 *
 * @param take - Takes one.
 */
export async function restingPicture(take: () => Promise<Buffer>): Promise<Buffer> {
  let last = await take();
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const picture = await take();
    if (picture.equals(last)) return picture;
    last = picture;
  }
  throw new Error('What is drawn changes with every picture.');
}

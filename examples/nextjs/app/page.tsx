import { firstPage } from './first-page';
import { Mail } from './mail';

export default async function Page() {
  return (
    <>
      <h1>mail-analytics in Next.js</h1>
      <Mail drawn={await firstPage()} />
    </>
  );
}

import { Mail } from './mail';

export default function Page() {
  return (
    <>
      <h1>mail-analytics in Next.js</h1>
      <Mail />
    </>
  );
}

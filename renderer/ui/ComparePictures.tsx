// Two pictures side by side, before and after a conversion, for the clerk's eye. Law 4: a form that changed its looks
// is never passed on unseen.
import { useEffect, useState } from 'react';

interface Props {
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly from: string;
  readonly to: string;
}

export function ComparePictures({ before, after, from, to }: Props) {
  if (!before || !after)
    return <p>这台电脑的 LibreOffice 没有装绘图部分，画不出对照图。请用 WPS 打开转换前后的文件核对一遍。</p>;
  return (
    <div className="compare">
      <Picture bytes={before} words={`转换前（${from}）`} />
      <Picture bytes={after} words={`转换后（${to}）`} />
    </div>
  );
}

function Picture({ bytes, words }: { bytes: Uint8Array; words: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: 'image/png' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    <figure>
      <figcaption>{words}</figcaption>
      {address && <img src={address} alt={words} />}
    </figure>
  );
}

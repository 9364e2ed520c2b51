// A file that was .xls or .et: its pictures before and after. Law 4: the conversion is LibreOffice's, and only the clerk
// can say whether it is right, so the pictures open by themselves.
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FileLook } from '../../../core/contract';
import { Button } from '../../ui/Button';
import { ComparePictures } from '../../ui/ComparePictures';

export function Conversion({ converted }: { converted: NonNullable<FileLook['converted']> }): ReactNode {
  const [open, setOpen] = useState(true);
  return (
    <>
      <p className="note">{`由 ${converted.from} 转换而来，以后按 .xlsx 导出。`}</p>
      <Button onClick={() => setOpen(true)}>比较转换前后</Button>
      <Modal
        open={open}
        width="90%"
        title="请核对转换前后是否一样"
        onCancel={() => setOpen(false)}
        footer={
          <Button type="primary" onClick={() => setOpen(false)}>
            看过了
          </Button>
        }
      >
        <ComparePictures before={converted.before} after={converted.after} from={converted.from} to=".xlsx" />
      </Modal>
    </>
  );
}

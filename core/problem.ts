// Every problem a person can meet: code, who can act, what happened, what is safe, what to press. Law 8: Chinese,
// neutral, three parts; throwing bare text is a defect. Texts may hold {name} places, filled from the details.

export type Actor = 'clerk' | 'administrator' | 'maker';

interface Entry {
  readonly actor: Actor;
  /** What happened, in one sentence. */
  readonly what: string;
  /** What was not harmed. */
  readonly safe: string;
  /** What to press or do now. */
  readonly next: string;
}

const entries = {
  // ---- workbooks that come in
  'workbook.notWorkbook': {
    actor: 'clerk',
    what: '“{file}”不是 Excel 工作簿。',
    safe: '没有导入任何内容，原文件未改动。',
    next: '请选择 .xlsx 或 .xlsm 文件；图片、Word、PDF 请向下发部门索要 Excel 表样。',
  },
  'workbook.empty': {
    actor: 'clerk',
    what: '“{file}”是空文件（0 字节）。',
    safe: '没有导入任何内容。',
    next: '请重新复制一次文件，或向下发部门再要一份。',
  },
  'workbook.encrypted': {
    actor: 'clerk',
    what: '“{file}”设了打开密码。',
    safe: '没有导入任何内容，原文件未改动。',
    next: '请在 WPS 中打开，另存一份不加密码的 .xlsx，再导入那一份。',
  },
  'workbook.oldFormat': {
    actor: 'clerk',
    what: '“{file}”是旧格式（.xls 或 .et）。',
    safe: '没有导入任何内容，原文件未改动。',
    next: '请在 WPS 中打开，点“文件 › 另存为”，类型选“Excel 文件 (*.xlsx)”，再导入新文件。',
  },
  'workbook.otherFormat': {
    actor: 'clerk',
    what: '“{file}”其实是{kind}，不是 .xlsx。',
    safe: '没有导入任何内容，原文件未改动。',
    next: '请在 WPS 中打开，点“文件 › 另存为”，类型选“Excel 文件 (*.xlsx)”，再导入新文件。',
  },
  'workbook.damaged': {
    actor: 'clerk',
    what: '“{file}”已损坏，读到“{part}”时中断。',
    safe: '没有导入任何内容，原文件未改动。',
    next: '请重新复制一次；仍然打不开时，用 WPS 打开并另存为 .xlsx 再试。',
  },
  'workbook.tooLarge': {
    actor: 'clerk',
    what: '“{file}”太大：{what}超过 {limit}。',
    safe: '没有导入任何内容，程序照常可用。',
    next: '请在 WPS 中删去多余的图片、空白行列或工作表，另存后再导入。',
  },
  'workbook.hostile': {
    actor: 'clerk',
    what: '“{file}”的内部结构不合规范（{what}），可能被人动过手脚。',
    safe: '没有导入任何内容，没有执行文件中的任何东西。',
    next: '请不要再打开它，向下发部门核实并重新索要；必要时交管理员查毒。',
  },
  'workbook.noSheets': {
    actor: 'clerk',
    what: '“{file}”里没有可填的工作表。',
    safe: '没有导入任何内容。',
    next: '请在 WPS 中确认表样在普通工作表里（不是图表页或宏表），另存后再导入。',
  },
  'workbook.sheetMissing': {
    actor: 'clerk',
    what: '工作簿里没有名为“{sheet}”的工作表。',
    safe: '没有写出任何文件。',
    next: '请核对工作表名，注意空格和全角半角。',
  },
  'workbook.badRef': {
    actor: 'clerk',
    what: '“{ref}”不是单元格地址。',
    safe: '没有写出任何文件。',
    next: '请用 B4 这样的地址。',
  },
  'workbook.twice': {
    actor: 'clerk',
    what: '“{sheet}”的 {ref} 给了两个值。',
    safe: '没有写出任何文件。',
    next: '每个单元格只给一个值。',
  },
  'workbook.formulaCell': {
    actor: 'clerk',
    what: '“{sheet}”的 {ref} 是公式，不能填数。',
    safe: '模板里的公式保持原样，没有写出任何文件。',
    next: '请填公式所引用的格子，结果会自动算出。',
  },
  'workbook.coveredCell': {
    actor: 'clerk',
    what: '“{sheet}”的 {ref} 被合并区 {merge} 盖住，填了也看不见。',
    safe: '没有写出任何文件。',
    next: '请填合并区左上角的格子 {anchor}。',
  },
  'workbook.tableHeader': {
    actor: 'clerk',
    what: '“{sheet}”的 {ref} 是表格的列标题，改动后 Excel 会要求修复。',
    safe: '没有写出任何文件。',
    next: '请填标题下面的格子。',
  },
  'workbook.badValue': {
    actor: 'clerk',
    what: '“{sheet}”的 {ref} 填不下这个值：{why}。',
    safe: '没有写出任何文件。',
    next: '请改短或改成数字、文字、日期后再试。',
  },
  'workbook.tooManyCells': {
    actor: 'clerk',
    what: '“{file}”的工作表“{sheet}”格子太多（超过 {limit} 个）。',
    safe: '没有导入任何内容，程序照常可用。',
    next: '请在 WPS 中删去表格以外的空白行列，另存后再导入。',
  },
  'workbook.badList': {
    actor: 'clerk',
    what: '“{sheet}”的明细区域（第 {first} 至 {last} 行）不能这样填：{why}。',
    safe: '没有写出任何文件。',
    next: '请核对明细区域的起止行和各列。',
  },
  'workbook.cannotInsert': {
    actor: 'clerk',
    what: '“{sheet}”的第 {row} 行前不能插入新行：{why}。',
    safe: '模板保持原样，没有写出任何文件。',
    next: '请在 WPS 中给模板多留一些空行，再导入这份模板。',
  },
  'workbook.listTooLong': {
    actor: 'clerk',
    what: '“{sheet}”的明细有 {records} 条，模板只留了 {rows} 行，又不能插入新行：{why}。',
    safe: '模板保持原样，没有写出任何文件，数据都在。',
    next: '请在 WPS 中给模板多留一些空行再导入，或分成 {parts} 份填，每份最多 {rows} 条。',
  },
  'workbook.selfCheck': {
    actor: 'maker',
    what: '导出的文件与模板核对不一致（{what}）。',
    safe: '没有写出任何文件，数据都在。',
    next: '请点“复制问题”，连同模板交给维护人员；急用时可在 WPS 中手工填写。',
  },
  'workbook.unreadableXml': {
    actor: 'clerk',
    what: '“{file}”的部件“{part}”读不懂。',
    safe: '没有导入任何内容，原文件未改动。',
    next: '请用 WPS 打开并另存为 .xlsx，再导入新文件。',
  },

  // ---- files that go out
  'file.targetReadOnly': {
    actor: 'clerk',
    what: '不能写入“{folder}”，它是只读的或没有权限。',
    safe: '没有写出任何文件，数据都在。',
    next: '请换一个文件夹，例如桌面，再导出一次。',
  },
  'file.targetMissing': {
    actor: 'clerk',
    what: '找不到文件夹“{folder}”，U 盘可能已拔出。',
    safe: '没有写出任何文件，数据都在。',
    next: '请插好 U 盘或换一个文件夹，再导出一次。',
  },
  'file.exists': {
    actor: 'clerk',
    what: '“{file}”已经存在。',
    safe: '原来的文件未改动。',
    next: '请换一个名字，或确认替换。',
  },
  'file.inUse': {
    actor: 'clerk',
    what: '“{file}”正在 WPS 或 Excel 中打开，不能替换。',
    safe: '原来的文件未改动。',
    next: '请先关闭它再导出，或换一个名字。',
  },
  'file.unreadable': {
    actor: 'clerk',
    what: '读不出“{file}”。',
    safe: '没有导入任何内容。',
    next: '请确认文件还在、没有被别的程序占用，再试一次。',
  },
  'file.notOurs': {
    actor: 'clerk',
    what: '这个文件不是本次导出的，不能从这里打开。',
    safe: '没有打开任何东西。',
    next: '请在资源管理器中打开它。',
  },
  'file.noProgram': {
    actor: 'clerk',
    what: '这台电脑没有能打开“{file}”的程序。',
    safe: '文件已经写好，没有变化。',
    next: '请安装 WPS 或 Excel，或点“在文件夹中显示”后用别的方式打开。',
  },
  'file.badName': {
    actor: 'clerk',
    what: '文件名“{file}”不能用。',
    safe: '没有写出任何文件。',
    next: '请换一个名字，不要用 < > : " / \\ | ? * 这些符号。',
  },
  'disk.full': {
    actor: 'clerk',
    what: '“{drive}”空间不足，这一步没有完成。',
    safe: '没有留下写了一半的内容，已保存的数据都在。',
    next: '请清理磁盘或换一个盘，再试一次。',
  },
  'disk.failing': {
    actor: 'administrator',
    what: '磁盘读写出错（{what}），程序已停止写入。',
    safe: '出错之前保存的数据都在。',
    next: '请立即把数据文件夹复制到另一个盘，并检查这块磁盘。',
  },

  // ---- other programs of this PC
  'outside.missing': {
    actor: 'clerk',
    what: '这台电脑没有安装 LibreOffice，不能自动转换格式。',
    safe: '原文件未改动。',
    next: '请在 WPS 中打开，点“文件 › 另存为”，类型选“Excel 文件 (*.xlsx)”，再导入新文件。',
  },
  'outside.slow': {
    actor: 'clerk',
    what: '{program} 用了 {seconds} 秒还没有完成，已停止。',
    safe: '原文件未改动，没有留下做了一半的文件。',
    next: '请关闭打开着的 LibreOffice 窗口后重试，或在 WPS 中另存为 .xlsx。',
  },
  'outside.failed': {
    actor: 'clerk',
    what: '{program} 没能转换这个文件。',
    safe: '原文件未改动，没有留下做了一半的文件。',
    next: '请在 WPS 中打开，点“文件 › 另存为”，类型选“Excel 文件 (*.xlsx)”，再导入新文件。',
  },

  // ---- printing
  'print.noPrinter': {
    actor: 'clerk',
    what: '没有找到打印机。',
    safe: '报表没有变化。',
    next: '请接好打印机，或点“存为 PDF”。',
  },
  'print.empty': {
    actor: 'clerk',
    what: '这张报表没有可打印的内容。',
    safe: '报表没有变化。',
    next: '请先填写内容；模板里设了打印区域的，请检查打印区域是否为空。',
  },
  'print.failed': {
    actor: 'clerk',
    what: '打印没有完成（{what}）。',
    safe: '报表没有变化。',
    next: '请检查打印机后重试，或点“存为 PDF”。',
  },

  // ---- the ledger
  'ledger.future': {
    actor: 'administrator',
    what: '数据文件来自更新的版本（数据 {found}，本程序 {known}）。',
    safe: '数据文件一个字节也没有改动。',
    next: '请安装新版程序后再打开。',
  },
  'ledger.notLedger': {
    actor: 'administrator',
    what: '“{file}”不是一填通的数据文件。',
    safe: '文件未改动。',
    next: '请核对数据文件夹，或换一个文件夹启动。',
  },
  'ledger.damaged': {
    actor: 'administrator',
    what: '数据文件“{file}”已损坏。',
    safe: '文件原样保留，没有删除或覆盖。',
    next: '请先把整个数据文件夹复制到别处，再用备份恢复。',
  },
  'ledger.locked': {
    actor: 'clerk',
    what: '数据文件正被另一个程序占用（{owner}）。',
    safe: '数据没有变化。',
    next: '请关闭另一个一填通窗口，再启动一次。',
  },
  'ledger.readOnly': {
    actor: 'administrator',
    what: '数据文件夹“{folder}”不能写入。',
    safe: '数据没有变化。',
    next: '请让管理员给当前用户写入权限，或换一个数据文件夹。',
  },
  'ledger.migrationEdited': {
    actor: 'maker',
    what: '数据结构的升级记录对不上（{name}）。',
    safe: '数据文件没有改动。',
    next: '请重新安装程序；仍然如此时联系维护人员。',
  },
  'ledger.migrationFailed': {
    actor: 'maker',
    what: '数据结构升级到“{name}”时中断。',
    safe: '已退回升级前的状态，数据都在。',
    next: '请点“复制问题”交给维护人员，旧版程序仍可打开这份数据。',
  },
  'ledger.auditBroken': {
    actor: 'administrator',
    what: '操作日志从第 {seq} 条起对不上。',
    safe: '数据没有变化，之前的日志可信。',
    next: '请不要再录入，联系维护人员核对是否有人用别的工具改过数据文件。',
  },

  'ledger.missing': {
    actor: 'administrator',
    what: '没有数据文件“{file}”。',
    safe: '没有新建或改动任何文件。',
    next: '请核对路径；第一次使用时先启动一填通窗口，由它建立数据文件。',
  },
  'ledger.old': {
    actor: 'administrator',
    what: '数据文件“{file}”还是旧版结构，只读方式不能升级它。',
    safe: '数据文件没有改动。',
    next: '请先用本版一填通窗口打开一次，再执行这条命令。',
  },
  'ledger.structure': {
    actor: 'administrator',
    what: '数据文件的结构与本程序不一致（{what}），可能被别的工具改过。',
    safe: '数据文件没有改动，其中的数据没有使用。',
    next: '请先把整个数据文件夹复制到别处，再用备份恢复，并联系维护人员核对。',
  },

  // ---- the window and its door
  'ipc.unknown': {
    actor: 'maker',
    what: '程序内部要求了不存在的功能（{name}）。',
    safe: '数据没有变化。',
    next: '请重新启动程序。',
  },
  'ipc.foreign': {
    actor: 'maker',
    what: '拒绝了不是本窗口发出的要求。',
    safe: '数据没有变化。',
    next: '请重新启动程序。',
  },
  'ipc.input': {
    actor: 'maker',
    what: '要求“{name}”的内容不合规定（{where}）。',
    safe: '没有写入任何内容。',
    next: '请重试一次；仍然如此时重新启动程序。',
  },
  'ipc.output': {
    actor: 'maker',
    what: '“{name}”的回答不合规定（{where}）。',
    safe: '已保存的数据都在。',
    next: '请点“复制问题”交给维护人员。',
  },
  'session.none': { actor: 'clerk', what: '还没有登录。', safe: '没有写入任何内容。', next: '请先选择登录人。' },
  'role.denied': {
    actor: 'administrator',
    what: '当前登录人（{role}）不能做这一步。',
    safe: '没有写入任何内容。',
    next: '请换有权限的人登录，或请管理员授权。',
  },
  'job.cancelled': {
    actor: 'clerk',
    what: '已按要求停止。',
    safe: '没有留下做了一半的内容。',
    next: '需要时可重新开始。',
  },
  'job.unknown': { actor: 'clerk', what: '这项工作已经结束。', safe: '数据没有变化。', next: '请刷新页面查看结果。' },
  'worker.died': {
    actor: 'maker',
    what: '后台处理中断并已自动重启。',
    safe: '已显示“已保存”的内容都在。',
    next: '请重做刚才这一步；反复出现时点“复制问题”交给维护人员。',
  },
  'program.unexpected': {
    actor: 'maker',
    what: '程序遇到没有料到的情况（{what}）。',
    safe: '已显示“已保存”的内容都在。',
    next: '请重试一次；仍然如此时点“复制问题”交给维护人员。',
  },

  // ---- forms, periods, reports, settings
  'setup.done': {
    actor: 'clerk',
    what: '本单位已经登记过。',
    safe: '原来的设置未改动。',
    next: '需要修改请到“系统”页。',
  },
  'setup.needed': {
    actor: 'clerk',
    what: '还没有登记本单位。',
    safe: '没有写入任何内容。',
    next: '请先填写单位名称和代码。',
  },
  'form.missing': {
    actor: 'clerk',
    what: '这张报表不存在或已停用。',
    safe: '数据没有变化。',
    next: '请回到“模板”页查看。',
  },
  'form.nameTaken': {
    actor: 'clerk',
    what: '已有名为“{name}”的报表。',
    safe: '没有导入任何内容。',
    next: '请换一个名称；若是同一张表的新表样，请先停用旧表。',
  },
  'form.same': {
    actor: 'clerk',
    what: '这份表样已经导入过，就是“{name}”。',
    safe: '没有重复导入。',
    next: '请在“模板”页打开“{name}”。',
  },
  'form.noCopy': {
    actor: 'clerk',
    what: '“{file}”不是这张报表填好的一份：印好的文字对不上。',
    safe: '没有带入任何数据，原文件未改动。',
    next: '请核对是不是同一张表的同一版；是新表样时，请作为新表样导入。',
  },
  'form.manyFiles': {
    actor: 'clerk',
    what: '一次看的文件太多：合计超过 {limit}，“{file}”没有打开。',
    safe: '前面的文件照常可以导入，没有存下任何内容。',
    next: '请先导入或去掉一部分，再打开其余的文件。',
  },
  'report.missing': {
    actor: 'clerk',
    what: '找不到这一期报表。',
    safe: '数据没有变化。',
    next: '请回到“报表”页重新打开。',
  },
  'report.notDraft': {
    actor: 'clerk',
    what: '这一期报表已经签审，不能再填。',
    safe: '签审的内容保持原样。',
    next: '需要改数时请办理更正。',
  },
  'report.badPeriod': {
    actor: 'clerk',
    what: '“{period}”不是这张报表的报告期。',
    safe: '没有写入任何内容。',
    next: '请从报告期列表中选择。',
  },
  'report.unsaved': {
    actor: 'clerk',
    what: '有 {count} 格还没有保存，先不导出。',
    safe: '填的内容还在窗口里，没有写出任何文件。',
    next: '请点窗口上方的“点此重试”，保存后再导出。',
  },
  'cell.locked': {
    actor: 'clerk',
    what: '“{sheet}”的 {ref} 不是可填的格子。',
    safe: '没有写入任何内容。',
    next: '请填空白格；印好的文字和公式保持原样。',
  },
  'cell.tooLong': {
    actor: 'clerk',
    what: '“{sheet}”的 {ref} 内容太长（{length} 字，最多 {limit} 字）。',
    safe: '没有写入任何内容。',
    next: '请删短后再填。',
  },
  'cli.values': {
    actor: 'administrator',
    what: '数值文件“{file}”的格式不对（{where}）。',
    safe: '没有写出任何文件。',
    next: '请按 cli help 里的写法改成 sheet、ref、value 三项的列表再试。',
  },
  'cli.forms': {
    actor: 'administrator',
    what: '表目录“{file}”的格式不对（{where}）。',
    safe: '没有写出任何文件。',
    next: '请按 cli help 里的写法改好这一行再试。',
  },
  'cli.usage': {
    actor: 'administrator',
    what: '命令写法不对：{what}。',
    safe: '没有写入任何内容。',
    next: '请用 cli help 查看写法。',
  },
} as const satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof entries;
export const PROBLEM_CODES = Object.keys(entries) as readonly ProblemCode[];

/** A problem as it crosses between processes: a code and the words that fill its places. */
export interface Problem {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, string>>;
}

export interface ProblemText {
  readonly actor: Actor;
  readonly what: string;
  readonly safe: string;
  readonly next: string;
}

/** The only thing our code throws on purpose. `cause` stays in this process, for the log. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly problem: Problem,
    options?: { cause?: unknown },
  ) {
    super(`${problem.code} ${JSON.stringify(problem.details)}`, options);
  }
}

/** Makes the error to throw: `throw problem('workbook.empty', { file })`. */
export function problem(
  code: ProblemCode,
  details: Record<string, string | number> = {},
  cause?: unknown,
): ProblemError {
  const texts = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, String(value)]));
  return new ProblemError({ code, details: texts }, cause === undefined ? undefined : { cause });
}

/** The Chinese words of a problem with its places filled; a place without a detail shows 「—」. */
export function wordsOf(told: Problem): ProblemText {
  const entry: Entry = entries[told.code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => told.details[key] ?? '—');
  return { actor: entry.actor, what: fill(entry.what), safe: fill(entry.safe), next: fill(entry.next) };
}

/** Whatever was thrown, as a problem: ours as it is, anything else as `program.unexpected`. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem;
  const what = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'program.unexpected', details: { what: what.slice(0, 200) } };
}

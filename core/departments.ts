// The 21 departments 警种 that ask a station for figures, as a new station begins with them. Source: domain facts §1;
// names differ by province and may be changed, renamed and closed later.

export interface DepartmentName {
  readonly code: string;
  readonly name: string;
}

export const DEPARTMENTS: readonly DepartmentName[] = [
  { code: 'ZA', name: '治安' },
  { code: 'XZ', name: '刑侦' },
  { code: 'JZ', name: '经侦' },
  { code: 'JD', name: '禁毒' },
  { code: 'JG', name: '交管' },
  { code: 'CR', name: '出入境' },
  { code: 'WA', name: '网安' },
  { code: 'FZ', name: '法制' },
  { code: 'DC', name: '督察' },
  { code: 'ZG', name: '政工' },
  { code: 'QZ', name: '指挥中心' },
  { code: 'KX', name: '科信' },
  { code: 'XF', name: '信访' },
  { code: 'JB', name: '警务保障' },
  { code: 'JS', name: '监管' },
  { code: 'FK', name: '反恐' },
  { code: 'ZB', name: '政保' },
  { code: 'HZ', name: '户政' },
  { code: 'TX', name: '特警巡警' },
  { code: 'SY', name: '食药环' },
  { code: 'XC', name: '宣传' },
];

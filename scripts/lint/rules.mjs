// All of our own rules. A rule is { name, check(files) → [{ file, line, message }] }.
import { arrows } from './arrows.mjs';
import { fileNames } from './fileNames.mjs';
import { forbiddenWords } from './forbiddenWords.mjs';
import { headers } from './headers.mjs';
import { licences } from './licences.mjs';
import { lockFile } from './lockFile.mjs';
import { machinePaths } from './machinePaths.mjs';
import { migrations } from './migrations.mjs';
import { sqlText } from './sqlText.mjs';

export const rules = [
  arrows,
  forbiddenWords,
  sqlText,
  fileNames,
  headers,
  migrations,
  lockFile,
  licences,
  machinePaths,
];

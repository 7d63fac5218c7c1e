// One line of JSON in, one line out: { setup } once, then { run: "table" | "guard", milliseconds }.
import { createInterface } from 'node:readline';
import { date, evaluate, unaryTest } from 'feelin';

let rules, rows, guard, wholeTable;

const outcomes = new Map();

// feelin has no compiled form: each call parses its text. So a table can be evaluated cell by cell, as far as needed,
// or as one long expression. Both are timed and the faster counts.
function byCells(row) {
  for (const rule of rules) {
    if (rule.cells.every(([name, text]) => unaryTest(text, { '?': row[name] }).value === true)) return rule.output;
  }
  return null;
}

const byExpression = row => evaluate(wholeTable, row).value;

const byGuard = row => evaluate(guard, row).value;

function setUp(setup) {
  rules = setup.rules.map(rule => ({
    output: rule.output,
    cells: rule.cells.map((text, i) => [setup.names[i], text]).filter(([, text]) => text !== '-')
  }));
  const conditions = rules.map(rule =>
    [...rule.cells.map(([name, text]) => `${name} in (${text.replace(/^not\((.*)\)$/, '? != $1')})`), 'true']
      .join(' and '));
  wholeTable = rules.map((rule, i) => `if ${conditions[i]} then ${JSON.stringify(rule.output)} else`).join(' ')
    + ' null';
  rows = setup.rows.map(row => ({ ...row, deadline: date(row.deadline) }));
  guard = setup.guard;
}

function time(evaluateRow, milliseconds) {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < milliseconds) {
    for (let i = 0; i < 10; i++) evaluateRow(rows[count++ % rows.length]);
  }
  return count / (performance.now() - start) * 1000;
}

function run({ run, milliseconds }) {
  const ways = run === 'table' ? [['cells', byCells], ['expression', byExpression]] : [['guard', byGuard]];
  return ways.map(([way, evaluateRow]) => {
    if (!outcomes.has(way)) outcomes.set(way, rows.map(evaluateRow));
    return { way, rate: time(evaluateRow, milliseconds), outcomes: outcomes.get(way) };
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.setup) setUp(message.setup);
  console.log(JSON.stringify(message.setup ? { ready: true } : run(message)));
}

// Places in a text. A mark is {start, end, remark, place, level}, in UTF-16 units; remark 0 is a long sentence.

/** The marks of one text carried over to the same text after an edit, until the server has read it anew. */
export function carried(marks, before, after) {
  if (before === after) return marks;
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const edited = before.length - tail; // from «head» to here the text was replaced
  const grown = after.length - before.length;
  return marks
    .map((mark) => ({
      ...mark,
      start: mark.start <= head ? mark.start : Math.max(mark.start, edited) + grown,
      end: mark.end >= edited ? mark.end + grown : Math.min(mark.end, head),
    }))
    .filter((mark) => mark.start < mark.end);
}

const WEIGHT = { fejl: 3, advarsel: 2, raad: 1 };

/** A line cut at the edges of marks: pieces {text, level, heavy, remarks}. */
export function pieces(line, start, marks) {
  const end = start + line.length;
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  if (!here.length) return [{ text: line, level: "", heavy: false, remarks: [] }];
  const cuts = new Set([start, end]);
  for (const mark of here) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, at) => piece(line, start, from, edges[at + 1], here));
}

function piece(line, start, from, to, marks) {
  const over = marks.filter((mark) => mark.start <= from && mark.end >= to);
  const found = over.filter((mark) => mark.remark);
  const gravest = found.reduce((a, b) => (a && WEIGHT[a.level] >= WEIGHT[b.level] ? a : b), null);
  return {
    text: line.slice(from - start, to - start),
    level: gravest ? gravest.level : "",
    heavy: over.some((mark) => !mark.remark),
    remarks: [...new Set(found.map((mark) => mark.remark))],
  };
}

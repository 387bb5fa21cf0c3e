
// Tables sort by the column that is clicked; without this script they stay as they are.
for (const table of document.querySelectorAll('table')) {
  const rows = table.tBodies[0];
  const titles = Array.from(table.tHead.rows[0].cells);
  const value = (row, column) => {
    const text = row.cells[column].textContent;
    if (!row.cells[column].classList.contains('number')) {
      return text;
    }
    const number = parseFloat(text.replace(/[^0-9.\u2212]/g, '').replace('\u2212', '-'));
    return Number.isNaN(number) ? 0 : number;
  };
  titles.forEach((title, column) => {
    title.dataset.sort = '';
    title.tabIndex = 0;
    const sort = () => {
      const down = title.getAttribute('aria-sort') === 'ascending';
      titles.forEach(each => each.removeAttribute('aria-sort'));
      title.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      Array.from(rows.rows)
        .sort((one, other) => {
          const a = value(one, column);
          const b = value(other, column);
          return (a > b ? 1 : b > a ? -1 : 0) * (down ? -1 : 1);
        })
        .forEach(row => rows.append(row));
    };
    title.addEventListener('click', sort);
    title.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        sort();
      }
    });
  });
}

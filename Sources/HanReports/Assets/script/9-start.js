// What happens once all is made.

root.classList.add('live');
const refresh = () => {
  const counts = updates.map(([zh, en, update]) => `${say(zh, en)} ${grouped(update())}`);
  $('found').textContent = query.length ? counts.join(' · ') : '';
};
updates.filter(([, , , isLate]) => !isLate).forEach(([, , update]) => update());
let timer;
$('query').addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    query = fold($('query').value).split(/\s+/).filter(Boolean);
    refresh();
  }, 80);
});
$('filter').hidden = false;
addEventListener('hashchange', follow);
addEventListener('beforeprint', () => tables.forEach((table) => table.print(true)));
addEventListener('afterprint', () => tables.forEach((table) => table.print(false)));
follow();
performance.mark('report-ready');
setTimeout(() => updates.filter(([, , , isLate]) => isLate).forEach(([, , update]) => update()));

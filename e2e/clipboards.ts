// What lies on the clipboard after copying in other programs. Written after the documented shapes of Excel (HTML with
// mso styles, a fragment in comments), WPS 表格 (x:num beside the text) and browsers; not recorded from a machine.

/** Two rows; the first cell merged over two columns; a line break inside a cell; blanks kept as &nbsp;. */
export const EXCEL = {
  text: '合计\t\t12\r\n"甲\n乙"\t85%\t  =1+1\r\n',
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:0%;} --></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=216 style='border-collapse:collapse'>
<!--StartFragment-->
 <col width=72 span=3 style='width:54pt'>
 <tr height=19 style='height:14.25pt'>
  <td colspan=2 height=19 class=xl66 width=144>合计</td>
  <td align=right width=72>12</td>
 </tr>
 <tr height=38>
  <td height=38 class=xl67>甲<br
    style='mso-data-placement:same-cell;'>
    乙</td>
  <td class=xl65 align=right>85%</td>
  <td><span style='mso-spacerun:yes'>&nbsp; </span>=1+1</td>
 </tr>
<!--EndFragment-->
</table></body></html>`,
};

/** WPS writes the exact number beside the shown one. */
export const WPS = {
  text: '12.35\t007\n',
  html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta name=ProgId content=Excel.Sheet><style><!-- .et2 {mso-number-format:"0\\.00";} .et3{mso-number-format:"\\@";} --></style></head><body>
<table width="144" border="0" cellpadding="0" cellspacing="0"><!--StartFragment--><tr height="18">
<td class="et2" height="18" width="72" x:num="12.345678">12.35</td><td class="et3" x:str>007</td></tr><!--EndFragment--></table></body></html>`,
};

/** A page of the intranet: block elements and scripts inside the cells. */
export const BROWSER = {
  text: '盗窃\t3\n',
  html: '<meta charset="utf-8"><table><tbody><tr><td><p>盗窃</p><script>window.ran = true</script></td><td><b>3</b></td></tr></tbody></table>',
};

/** No table at all. */
export const NOTEPAD = { text: '1\t2\r\n3\t4', html: '' };

# Choosing the area one lives in, as the garbage calendars name it.

## The question

field-area = 居住地区（地区）
ask-area = 您住在哪个地区？
hint-area = 用于垃圾收集日等按地区发送的通知。请输入地区名称的一部分，或点击按钮选择。

## Its answers

# Nothing fits what was typed.
wrong-no-area = 没有这个名称的地区。请输入町名等名称的一部分（例如：西条）。
# More than one may be meant.
wrong-several-areas = 找到多个地区。请从下面选择，或再多输入几个字。
# A position was shared that lies in no known area.
no-area-there = 无法确定该位置所属的地区。请输入地区名称的一部分。
# Opens the map, at most 20 characters.
button-position = 发送位置信息
# Above those to choose from on a page.
areas-found = 找到的地区

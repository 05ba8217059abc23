"""What is searched for, found and opened, counted without anybody's name: a text, a day, numbers, and nothing else.

Pages only carry a signed note of what they showed; the browser posts it when the page is there, and again when a result is opened. So
opening pages changes nothing, nobody waits for the counting, and machines that only fetch are not counted; nor are visitors without a
script. A count that is lost on the way is lost.
"""

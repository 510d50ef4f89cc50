"""The commonest passwords of ten characters and more, in small letters, and those that people make
of the name of this service."""

from typing import Final

_TEXT: Final = """
0123456789 0987654321 1029384756 1111111111 1122334455 1212121212 1231231231 123123123123
1234512345 123456789 1234567890 12345678900 12345678910 123456789a 123456789q 1234567891
12345qwert 1234qwerasdf 123qwe123qwe 1357924680 147258369 1472583690 1q2w3e4r5t 1q2w3e4r5t6y
1qaz2wsx3edc 1qaz2wsx3edc4rfv 2222222222 3141592653 3333333333 5555555555 6666666666 7777777777
789456123 7894561230 8888888888 9876543210 9999999999 a123456789 a1b2c3d4e5 aaaaaaaaaa
abc1234567 abcd123456 abcd1234567 abcdefg123 abcdefghij abcdefghijk administrator adminadmin
admin123456 alexander1 asdasdasdasd asdf123456 asdfasdfasdf asdfghjkl1 asdfghjkl123 azertyuiop
baseball123 basketball bismillah1 butterfly1 changeme123 charlie123 chocolate1 christopher
computer123 contrasena dragon12345 elizabeth1 facebook123 football123 football12 forgetpassword
graphsvc12 graphsvc123 google12345 hello12345 helloworld hunter2hunter2 iloveyou12 iloveyou123
iloveyou1234 iloveyouso jennifer123 jonathan123 justinbieber kalamazoo1 letmein123 letmein1234
liverpool1 liverpool123 manchester manchester1 maryjane123 master1234 michael123 michelle123
microsoft123 minecraft1 monkey1234 mynameis123 mypassword mypassword1 newpassword ninja12345
nothing123 p4ssw0rd123 p@ssw0rd12 p@ssw0rd123 passw0rd12 passw0rd123 password00 password01
password10 password11 password12 password123 password1234 password12345 password123! password1!
passwordpassword password2024 password2025 password2026 passwort123 motdepasse motdepasse1
poiuytrewq pokemon123 princess12 princess123 qazwsxedc1 qazwsxedcrfv qwe1234567 qwerty1234
qwerty12345 qwerty123456 qwerty1234567 qwertyqwerty qwertyuiop qwertyuiop1 qwertyuiop123
qwertyuiop[] qwertz1234 qwertzuiop samsung123 secret1234 skywalker1 snowboarding soccer1234
spiderman1 starwars123 summer2024 summer2025 summer2026 sunshine12 sunshine123 superman12
superman123 target1234 test123456 testtest12 testtest123 testtesttest thebeatles trustno123
volleyball welcome123 welcome1234 welcome2024 welcome2025 welcome2026 whatever12 whatever123
william123 winter2024 winter2025 winter2026 zaq12wsxcde3 zxcvbnm123 zxcvbnmzxcvbnm
"""

COMMON: Final = frozenset(_TEXT.split())

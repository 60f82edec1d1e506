/**
 * What passwords here are made of when they are bad, without tones: words that people take for a password, the world over
 * and in Vietnam, in its schools above all. A password of twelve characters is weak when it is such a word and what
 * everybody appends to one; so not passwords are listed but their parts (why: docs/adr/20261129-first-passwords.md).
 */
export const GUESSABLE_WORDS: ReadonlySet<string> = new Set(
  `
abc abcd abcde admin administrator anhem anhhai anhyeu anhyeuem anninh baby bachho bacho baigiang
bandoc bank baomat batman bimat bitcoin bongda brother buudien caonguyen capba caphai changeme chao
chaoban chaocacban charlie chimcanh chobuoi chuyenvien computer computing congan congtruong congty
congvan congvu conyeu cuocsong cuoi dangky dangnhap datnuoc dayhoc default demo deptrai dienbien
dienthoai dientu doclap docthan doimatkhau dongnai dongthap dragon edu email emyeu emyeuanh facebook
family flower football forever freedom friend friends giadinh giaoduc giaovien giaovienchunhiem
giaovu gmail google guest haiphong handsome hanhphuc hanoi happy hcm hello hieupho hieutruong
hoahong hoangsa hochiminh hocsinh hoctap hoctot hocvien hoidong home hopthu hotmail iloveu iloveyou
internet jesus khongbiet khongco khongnho khongthequen killer kinhtai laptrinh letmein liverpool
login love lovely loveme lover magic mail maimai mamnon manchester master matkhau matma mauhoa
mauxanh mayman maytinh michael microsoft minhyeu monkey mothaiba motthoi muathu muaxuan mustang
mylove myself namdinh naruto ngaymai ngoaingu nguoidung nguyen nguyenthi nguyenvan nhansu nhatrang
nhatruong nhoem noibo nothing number office online outlook pass passw passwd password passwort
phongban phonggiaoduc phuhuynh pikachu pokemon prince princess private qazwsx quanly quantri
quantrimang quantrivien quehuong quocgia quochoi ronaldo saigon samsung school secret secure
security server shadow sister smile soccer sogddt sogiaoduc songvui special spring starwars student
summer sunshine superman support system taikhoan tamky tanbinh tanphu teacher temp temporary test
tester testing thanhcong thanhpho thayco thaygiao thcs thiduc thithu thoikhoabieu thpt thudien
thudientu thudo thuduc thuvien tieuhoc tiktok tinhban tinhoc tinhyeu toanhoc tochuyenmon totnghiep
tphcm trangchu truonghoc truongsa trustno tuoitre tuyensinh tuyetvoi unknown uocmo update user
username vanphong vanthu vietnam vietnamoi viettel vinhlong vnedu vnpt vuive welcome whatever wifi
windows winter xinchao xinhdep yahoo yeuanh yeuchong yeucon yeuem yeuthuong yeuvo youandme yourself
youtube zalo zing
`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

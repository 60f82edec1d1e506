import type { Localized } from "../../../language/localized";
import { unitRule } from "../../rule";

/**
 * Degrees around Thành phố Hồ Chí Minh as it is since 1 July 2025, with Bình Dương, Bà Rịa - Vũng Tàu and Côn Đảo
 * (Resolution 202/2025/QH15): a frame that is somewhat too wide, since a slip is off by degrees.
 */
const CITY = { south: 8.5, north: 11.6, west: 106.2, east: 107.7 };

export const rule = unitRule({
  id: "unit/location",
  clause: "V.2",
  severity: "error",
  statement: {
    vi: "Vị trí của đơn vị nằm trong địa bàn thành phố.",
    en: "A unit's location lies inside the city.",
  },
  why: {
    vi: "Bản đồ trên trang của cơ quan quản lý đặt đơn vị ở vị trí này; tọa độ hay bị đảo vĩ độ với kinh độ.",
    en: "The map on the office's site puts the unit there; latitude and longitude are often swapped.",
  },
  remedy: {
    vi: "Lấy lại tọa độ của cổng đơn vị trên bản đồ: vĩ độ khoảng 10.8, kinh độ khoảng 106.7; nếu không có thì bỏ mục này.",
    en: "Read the coordinates of the unit's gate from a map: latitude about 10.8, longitude about 106.7; take the field out where there are none.",
  },
  *check({ entry: { location } }) {
    // What is not whole is the schema's to say.
    const { lat, lon } = location ?? {};
    if (lat === undefined || lon === undefined || isInside(lat, lon)) return;
    const isSwapped = isInside(lon, lat);
    yield {
      at: "location",
      found: `${lat}, ${lon}`,
      message: isSwapped ? SWAPPED : OUTSIDE,
      fix: isSwapped ? `location: { lat: ${lon}, lon: ${lat} }` : undefined,
    };
  },
});

const SWAPPED: Localized = {
  vi: "Vĩ độ và kinh độ bị đảo cho nhau.",
  en: "Latitude and longitude are swapped.",
};
const OUTSIDE: Localized = {
  vi: "Vị trí này nằm ngoài địa bàn thành phố.",
  en: "This place is outside the city.",
};

function isInside(lat: number, lon: number): boolean {
  return lat >= CITY.south && lat <= CITY.north && lon >= CITY.west && lon <= CITY.east;
}

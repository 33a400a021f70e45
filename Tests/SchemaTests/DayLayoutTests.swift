// What every record holds many of must stay small.

import Schema
import Testing

struct DayLayoutTests {
  @Test(arguments: [-719_162, -1, 0, 20_778, 2_932_896])
  func aDayKeepsItsPartsInEightBytes(_ number: Int) {
    let day = Day(daysSince1970: number)
    #expect(day.daysSince1970 == number)
    #expect(Day(year: day.year, month: day.month, day: day.day) == day)
    #expect(MemoryLayout<Day>.size <= 8)
  }
}

import Foundation

extension Association {
  /// `2 O / (f_x + f_y)`, without regard to the window. When windows overlap it may pass 1.
  var dice: Double { 2 * o / (fx + fy) }

  /// `14 + log2(Dice)` (Rychlý 2008); −∞ for a pair that never occurs. When windows overlap it may
  /// pass 14.
  var logDice: Double { 14 + log2(dice) }

  /// `min(O / f_x, O / f_y)` (Pedersen & Bruce 1996).
  var minimumSensitivity: Double { min(o / fx, o / fy) }
}

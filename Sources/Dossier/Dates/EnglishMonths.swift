/// The names of months that dates written by hand and found in texts are read by.
enum EnglishMonths {
  static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
}

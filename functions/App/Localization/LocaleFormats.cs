using System.Globalization;
using System.Text;

namespace Loyalty.App.Localization;

/// <summary>
/// How a language writes numbers and days, from CLDR by way of locales/_formats.json, with Latin digits and the
/// Gregorian calendar: no host's own data changes a word.
/// </summary>
public sealed record LocaleFormats(
    string Language,
    string DecimalSign,
    string Group,
    string Minus,
    int MinimumGrouping,
    string ShortDay,
    string MediumDay,
    string LongDay,
    string[] Months,
    string[] MonthsLong)
{
    public string Number(decimal number)
    {
        var digits = Math.Abs(number).ToString("0.###", CultureInfo.InvariantCulture).Split('.');
        var whole = new StringBuilder(digits[0]);
        if (whole.Length >= 3 + MinimumGrouping)
        {
            for (var at = whole.Length - 3; at > 0; at -= 3)
            {
                whole.Insert(at, Group);
            }
        }

        var fraction = digits.Length > 1 ? DecimalSign + digits[1] : "";
        return $"{(number < 0 ? Minus : "")}{whole}{fraction}";
    }

    /// <param name="day">A day, as it is called where the reader is.</param>
    /// <param name="style"><c>short</c>, <c>medium</c> or <c>long</c>.</param>
    public string Day(DateOnly day, string style)
    {
        var pattern = style switch { "short" => ShortDay, "medium" => MediumDay, _ => LongDay };
        var written = new StringBuilder();
        for (var at = 0; at < pattern.Length;)
        {
            if (pattern[at] == '\'')
            {
                var end = pattern.IndexOf('\'', at + 1);
                written.Append(pattern, at + 1, end - at - 1);
                at = end + 1;
                continue;
            }

            var run = 1;
            while (at + run < pattern.Length && pattern[at + run] == pattern[at])
            {
                run++;
            }

            written.Append(Field(pattern[at], run, day));
            at += run;
        }

        return written.ToString();
    }

    /// <summary>A field of a CLDR date pattern; any other character stands for itself.</summary>
    private string Field(char letter, int width, DateOnly day) => (letter, width) switch
    {
        ('d', _) => Padded(day.Day, width),
        ('M', 1 or 2) => Padded(day.Month, width),
        ('M', 3) => Months[day.Month - 1],
        ('M', _) => MonthsLong[day.Month - 1],
        ('y', 2) => Padded(day.Year % 100, 2),
        ('y', _) => Padded(day.Year, 1),
        _ => new string(letter, width),
    };

    private static string Padded(int number, int width) =>
        number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
}

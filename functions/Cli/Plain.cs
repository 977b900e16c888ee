using System.Globalization;
using System.Text;

namespace Loyalty.Cli;

/// <summary>Text for a terminal: nothing that was stored or answered may steer the one it is shown on.</summary>
public static class Plain
{
    public static string Text(string text) =>
        new([.. text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)]);

    /// <summary>The same where lines may break.</summary>
    public static string Lines(string text) =>
        new([.. text.Select(letter => char.IsControl(letter) && letter != '\n' ? '\uFFFD' : letter)]);

    public static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment as people compare them: UTC, to the second.</summary>
    public static string Time(DateTimeOffset? at) =>
        at?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never";

    public static string List(IEnumerable<string> texts) =>
        string.Join(", ", texts.Select(Text)) is { Length: > 0 } all ? all : "none";

    /// <summary>Rows whose cells stand below each other; a row's end has no blanks.</summary>
    public static string Table(params IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
        {
            return "";
        }

        var widths = Enumerable.Range(0, rows.Max(row => row.Count))
            .Select(column => rows.Max(row => column < row.Count ? row[column].Length : 0)).ToList();
        var all = new StringBuilder();
        foreach (var row in rows)
        {
            var line = string.Join("  ", row.Select((cell, column) => Text(cell).PadRight(widths[column])));
            all.Append(line.TrimEnd()).Append('\n');
        }

        return all.ToString();
    }
}

using System.Text.RegularExpressions;
using Xunit;

namespace Browser.Tests.FirstHour;

/// <summary>
/// Holds what the guide shows to what was printed. Times, fingerprints and milliseconds may differ; a line that is
/// only … stands for any lines.
/// </summary>
public static partial class Output
{
    private const string AnyLines = "…";

    public static void ShouldBe(this string printed, Step shown)
    {
        var (expected, actual) = (Lines(shown.Text), Lines(printed));
        Assert.True(
            Fit(expected, actual),
            $"Line {shown.Line} of {Guide.File} shows\n\n{shown.Text}\nand what was printed is\n\n{printed}");
    }

    private static bool Fit(ReadOnlySpan<string> shown, ReadOnlySpan<string> printed)
    {
        for (var at = 0; at < shown.Length; at++)
        {
            if (shown[at] == AnyLines)
            {
                for (var from = at; from <= printed.Length; from++)
                {
                    if (Fit(shown[(at + 1)..], printed[from..]))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (at >= printed.Length || shown[at] != printed[at])
            {
                return false;
            }
        }

        return shown.Length == printed.Length;
    }

    private static string[] Lines(string text) =>
        [.. OfTheMoment().Replace(text, "*").Trim('\n').Split('\n').Select(line => line.TrimEnd())];

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ|(?<=key +|secret +)[0-9a-f]{8}(?= )|(?<=milliseconds )\d+",
        RegexOptions.None,
        1_000)]
    private static partial Regex OfTheMoment();
}

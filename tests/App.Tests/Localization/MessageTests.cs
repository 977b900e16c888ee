using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.App.Localization;
using Xunit;

namespace App.Tests.Localization;

/// <summary>
/// The vectors shared with the widget, hostile messages, and what only C# has: its own numbers and days.
/// </summary>
public class MessageTests
{
    public static TheoryData<string> Formatted { get; } = Vectors("formatted");

    public static TheoryData<string> Refused { get; } = Vectors("refused");

    [Theory]
    [MemberData(nameof(Formatted))]
    public void A_message_is_formatted_as_in_the_widget(string vector)
    {
        var json = JsonNode.Parse(vector)!;
        var values = json["values"]!.AsObject()
            .ToDictionary(pair => pair.Key, pair => Value(pair.Value!), StringComparer.Ordinal);

        Message.Parse((string)json["message"]!)
            .Format(LocaleTexts.Formats((string)json["language"]!), values)
            .Should().Be((string)json["expected"]!);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_malformed_message_is_refused_at_its_position(string vector)
    {
        var json = JsonNode.Parse(vector)!;

        var parse = () => Message.Parse((string)json["message"]!);

        parse.Should().Throw<MalformedMessageException>().Which.Position.Should().Be((int)json["at"]!);
    }

    [Fact]
    public void A_deeply_nested_message_is_refused_before_it_can_exhaust_the_stack()
    {
        var parse = () => Message.Parse(string.Concat(Enumerable.Repeat("{a, select, other {", 100_000)));

        parse.Should().Throw<MalformedMessageException>();
    }

    [Fact]
    public void A_long_hostile_message_is_refused_in_linear_time()
    {
        var hostile = "'{" + string.Concat(Enumerable.Repeat("''", 500_000));
        var parse = () => Message.Parse(hostile);
        Action refused = () => parse.Should().Throw<MalformedMessageException>();

        refused.ExecutionTime().Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Values_are_never_read_as_messages()
    {
        Message.Parse("{name}: {how, select, x {X} other {other}}")
            .Format(LocaleTexts.Formats("en"), Named(("name", "{how, select, other {}} '' #"), ("how", "{x}")))
            .Should().Be("{how, select, other {}} '' #: other");
    }

    [Theory]
    [InlineData("1.0", "1 poeng")]
    [InlineData("1.50", "1,5 poeng")]
    [InlineData("0.0005", "0,001 poeng")]
    [InlineData("1234567890123456789.5", "1 234 567 890 123 456 789,5 poeng")]
    public void A_decimal_is_shown_as_a_browser_shows_its_number(string number, string expected)
    {
        var message = Message.Parse("{n, plural, one {# poeng} other {# poeng}}");
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

        message.Format(LocaleTexts.Formats("nb"), Named(("n", value)))
            .Should().Be(expected.Replace(' ', '\u00a0').Replace("\u00a0poeng", " poeng"));
    }

    [Fact]
    public void A_day_is_a_DateOnly_as_well_as_text()
    {
        Message.Parse("{on, date, medium}")
            .Format(LocaleTexts.Formats("nb"), Named(("on", new DateOnly(2026, 2, 9))))
            .Should().Be("9. feb. 2026");
    }

    private static Dictionary<string, object?> Named(params (string Name, object? Value)[] values) =>
        values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);

    private static object? Value(JsonNode json) => json.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => (string)json!,
        _ => (decimal)json,
    };

    private static TheoryData<string> Vectors(string kind) =>
        new(LocaleTexts.Json("_vectors.json")[kind]!.AsArray().Select(vector => vector!.ToJsonString()));
}

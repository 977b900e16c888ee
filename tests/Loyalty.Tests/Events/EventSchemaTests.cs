using System.Globalization;
using FluentAssertions;
using Loyalty.Events;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Events;

public sealed class EventSchemaTests
{
    private static readonly EventRule Rule = new(
        "review",
        Some.Words("Review"),
        1,
        [new(1, EventPeriod.Day)],
        [
            new("stars", FieldKind.Number, Required: true, Least: 1, Most: 5),
            new("text", FieldKind.Text, Least: 2, Most: 4),
            new("where", FieldKind.Text, OneOf: ["shop", "web"]),
            new("photo", FieldKind.Flag),
        ]);

    [Theory]
    [InlineData("stars", "5", null)]
    [InlineData("stars", "4.5", null)]
    [InlineData("stars", "5.01", "stars")]
    [InlineData("stars", "0", "stars")]
    [InlineData("stars", "'5'", "stars")]
    [InlineData("stars", "true", "stars")]
    [InlineData("stars", "", "stars")]
    [InlineData("text", "'ab'", null)]
    [InlineData("text", "'a'", "text")]
    [InlineData("text", "'abcd'", null)]
    [InlineData("text", "'abcde'", "text")]
    [InlineData("text", "'😀😀😀😀'", null)]
    [InlineData("text", "7", "text")]
    [InlineData("where", "'web'", null)]
    [InlineData("where", "'Web'", "where")]
    [InlineData("photo", "false", null)]
    [InlineData("photo", "'true'", "photo")]
    [InlineData("unasked", "'anything'", null)]
    public void a_field_holds_what_the_program_asks_for(string name, string value, string? bad)
    {
        var fields = new Dictionary<string, EventValue>(StringComparer.Ordinal) { ["stars"] = new(Number: 3) };
        fields.Remove(name);
        if (value.Length > 0)
        {
            fields[name] = ValueOf(value);
        }

        EventSchema.BadField(new MemberEvent("e", Some.Ada, "review", Some.Noon(), fields), Rule).Should().Be(bad);
    }

    private static EventValue ValueOf(string text) => text switch
    {
        "true" or "false" => new EventValue(Flag: text == "true"),
        ['\'', .. var inner, '\''] => new EventValue(Text: inner),
        _ => new EventValue(Number: decimal.Parse(text, CultureInfo.InvariantCulture)),
    };
}

using System.Globalization;
using System.Text;

namespace Loyalty.App.Localization;

/// <summary>
/// One message, parsed once: formats to text with named arguments. What is missing shows as <c>{name}</c>; numbers have
/// at most three decimals, as in browsers. The twin of widget/src/format.ts.
/// </summary>
public sealed class Message
{
    private Message(string text, IReadOnlyList<MessagePart> parts)
    {
        Text = text;
        Parts = parts;
    }

    /// <summary>The message as it was written.</summary>
    public string Text { get; }

    public IReadOnlyList<MessagePart> Parts { get; }

    /// <exception cref="MalformedMessageException">The text does not keep to the format.</exception>
    public static Message Parse(string text) => new(text, new MessageParser(text).Read());

    public string Format(LocaleFormats formats, IReadOnlyDictionary<string, object?> values)
    {
        var written = new StringBuilder();
        Write(written, Parts, formats, values);
        return written.ToString();
    }

    private static void Write(
        StringBuilder written,
        IReadOnlyList<MessagePart> parts,
        LocaleFormats formats,
        IReadOnlyDictionary<string, object?> values)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case MessagePart.Literal literal:
                    written.Append(literal.Text);
                    break;
                case MessagePart.Argument argument:
                    written.Append(Shown(argument, formats, values.GetValueOrDefault(argument.Name)));
                    break;
                case MessagePart.Choice choice:
                    Write(written, Chosen(choice, formats, values.GetValueOrDefault(choice.Name)), formats, values);
                    break;
            }
        }
    }

    private static string Shown(MessagePart.Argument argument, LocaleFormats formats, object? value) => value switch
    {
        null => $"{{{argument.Name}}}",
        _ when argument.Style is { } style => Day(value) is { } day ? formats.Day(day, style) : Plain(value),
        string text => text,
        _ => Number(value) is { } number ? formats.Number(number) : Plain(value),
    };

    private static IReadOnlyList<MessagePart> Chosen(MessagePart.Choice choice, LocaleFormats formats, object? value)
    {
        if (choice.Kind == ArgumentKind.Select)
        {
            return choice.Cases.GetValueOrDefault(Plain(value)) ?? choice.Cases["other"];
        }

        if (Number(value) is not { } number)
        {
            return choice.Cases["other"];
        }

        var operands = PluralOperands.Of(number);
        var category = choice.Kind == ArgumentKind.Plural
            ? PluralRules.Cardinal(formats.Language, operands)
            : PluralRules.Ordinal(formats.Language, operands);
        return choice.Cases.GetValueOrDefault("=" + number.ToString(CultureInfo.InvariantCulture))
            ?? choice.Cases.GetValueOrDefault(Name(category))
            ?? choice.Cases["other"];
    }

    private static string Name(PluralCategory category) => category switch
    {
        PluralCategory.Zero => "zero",
        PluralCategory.One => "one",
        PluralCategory.Two => "two",
        PluralCategory.Few => "few",
        PluralCategory.Many => "many",
        _ => "other",
    };

    /// <summary>The number without trailing zeros, at most three decimals; null for what is none.</summary>
    private static decimal? Number(object? value)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        decimal? number = value switch
        {
            decimal exact => exact,
            long whole => whole,
            int whole => whole,
            string text when decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var read) => read,
            _ => null,
        };
        return number is { } some
            ? decimal.Round(some, 3, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m
            : null;
    }

    private static DateOnly? Day(object value) => value switch
    {
        DateOnly day => day,
        string text when text.Length >= 10 && DateOnly.TryParseExact(
            text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => null,
    };

    private static string Plain(object? value) => value is IFormattable number
        ? number.ToString(null, CultureInfo.InvariantCulture)
        : value?.ToString() ?? "";
}

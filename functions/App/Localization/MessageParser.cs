using System.Collections.Frozen;

namespace Loyalty.App.Localization;

/// <summary>
/// Reads our strict subset of ICU MessageFormat 1, described in locales/README.md; anything else is refused with its
/// position. The twin of <c>parse</c> in widget/src/parse.ts: same steps, same refusals.
/// </summary>
internal ref struct MessageParser(string text)
{
    private static readonly string[] Kinds = ["plural", "selectordinal", "select", "number", "date"];
    private static readonly string[] Styles = ["short", "medium", "long"];
    private static readonly string[] Categories = ["zero", "one", "two", "few", "many", "other"];

    private int _at;

    public IReadOnlyList<MessagePart> Read() => Parts(depth: 0, counted: null);

    /// <param name="depth">How many choices are around.</param>
    /// <param name="counted">The argument of the plural around, which <c>#</c> stands for.</param>
    private List<MessagePart> Parts(int depth, string? counted)
    {
        var found = new List<MessagePart>();
        while (_at < text.Length && text[_at] != '}')
        {
            found.Add(
                Take('{') ? Argument(depth)
                : counted is not null && Take('#') ? new MessagePart.Argument(counted, ArgumentKind.Number)
                : new MessagePart.Literal(text[_at] == '\'' ? Quoted(counted) : Plain(counted)));
        }

        return (depth == 0 ? _at == text.Length : Take('}')) ? found : throw Refused();
    }

    private string Plain(string? counted)
    {
        var start = _at;
        var length = text.AsSpan(start).IndexOfAny(counted is null ? "{}'" : "{}'#");
        _at = length < 0 ? text.Length : start + length;
        return text[start.._at];
    }

    /// <summary>Two apostrophes are one; one before a sign of the format quotes up to the next single one.</summary>
    private string Quoted(string? counted)
    {
        var next = _at + 1 < text.Length ? text[_at + 1] : ' ';
        if (next == '\'')
        {
            _at += 2;
            return "'";
        }

        var end = next is '{' or '}' || (next == '#' && counted is not null) ? ClosingQuote(_at + 1) : -1;
        if (end < 0)
        {
            throw Refused();
        }

        var quoted = text[(_at + 1)..end].Replace("''", "'");
        _at = end + 1;
        return quoted;
    }

    private readonly int ClosingQuote(int from)
    {
        var at = text.IndexOf('\'', from);
        while (at >= 0 && at + 1 < text.Length && text[at + 1] == '\'')
        {
            at = text.IndexOf('\'', at + 2);
        }

        return at;
    }

    private MessagePart Argument(int depth)
    {
        var name = NeedName();
        Space();
        if (Take('}'))
        {
            return new MessagePart.Argument(name, ArgumentKind.Text);
        }

        Need(',');
        var kind = Enum.Parse<ArgumentKind>(NeedOneOf(Kinds), ignoreCase: true);
        if (kind == ArgumentKind.Number)
        {
            Need('}');
            return new MessagePart.Argument(name, kind);
        }

        Need(',');
        if (kind == ArgumentKind.Date)
        {
            var style = NeedOneOf(Styles);
            Need('}');
            return new MessagePart.Argument(name, kind, style);
        }

        return depth < 2 ? new MessagePart.Choice(name, kind, Cases(name, kind, depth)) : throw Refused();
    }

    private FrozenDictionary<string, IReadOnlyList<MessagePart>> Cases(string name, ArgumentKind kind, int depth)
    {
        var cases = new Dictionary<string, IReadOnlyList<MessagePart>>(StringComparer.Ordinal);
        do
        {
            var key = kind == ArgumentKind.Select ? NeedName("-_") : NeedCategory();
            if (cases.ContainsKey(key))
            {
                throw Refused();
            }

            Need('{');
            cases[key] = Parts(depth + 1, kind == ArgumentKind.Select ? null : name);
            Space();
        }
        while (_at == text.Length || text[_at] != '}');

        return cases.ContainsKey("other") && Take('}') ? cases.ToFrozenDictionary() : throw Refused();
    }

    private string NeedCategory()
    {
        Space();
        if (!Take('='))
        {
            return NeedOneOf(Categories);
        }

        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]) && !(_at == start + 1 && text[start] == '0'))
        {
            _at++;
        }

        return _at > start ? text[(start - 1).._at] : throw new MalformedMessageException(start - 1, text);
    }

    private string NeedName(string alsoInside = "")
    {
        Space();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetter(text[_at])
            || (_at > start && (char.IsAsciiDigit(text[_at]) || alsoInside.Contains(text[_at])))))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Refused();
    }

    private string NeedOneOf(string[] words)
    {
        Space();
        foreach (var word in words)
        {
            if (text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
            {
                _at += word.Length;
                return word;
            }
        }

        throw Refused();
    }

    private void Need(char sign)
    {
        Space();
        if (!Take(sign))
        {
            throw Refused();
        }
    }

    private bool Take(char sign)
    {
        var there = _at < text.Length && text[_at] == sign;
        _at += there ? 1 : 0;
        return there;
    }

    private void Space()
    {
        while (_at < text.Length && text[_at] is (' ' or '\n'))
        {
            _at++;
        }
    }

    private readonly MalformedMessageException Refused() => new(_at, text);
}

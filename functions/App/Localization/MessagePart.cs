using System.Collections.Frozen;

namespace Loyalty.App.Localization;

/// <summary>What an argument is: the word after its name in the message.</summary>
public enum ArgumentKind
{
    Text,
    Number,
    Date,
    Plural,
    SelectOrdinal,
    Select,
}

/// <summary>A piece of a parsed message: text as it stands, or an argument to be filled in.</summary>
public abstract record MessagePart
{
    private MessagePart()
    {
    }

    public sealed record Literal(string Text) : MessagePart;

    public sealed record Argument(string Name, ArgumentKind Kind, string? Style = null) : MessagePart;

    public sealed record Choice(
        string Name, ArgumentKind Kind, FrozenDictionary<string, IReadOnlyList<MessagePart>> Cases) : MessagePart;
}

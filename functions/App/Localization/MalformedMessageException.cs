namespace Loyalty.App.Localization;

/// <summary>A message that leaves the format of locales/README.md, and the position where it does.</summary>
public sealed class MalformedMessageException(int position, string text)
    : FormatException($"The message is malformed at {position}: {text}")
{
    public int Position { get; } = position;
}

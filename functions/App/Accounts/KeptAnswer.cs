namespace Loyalty.App.Accounts;

/// <summary>
/// What stays of a key: what was asked under it, what came of it, and for whom it was asked, wherever everything about
/// them was by then.
/// </summary>
internal sealed record KeptAnswer(string Said, string Told, string For)
{
    /// <summary>One part a line; none of them holds a line's end.</summary>
    public string Text => $"{Said}\n{Told}\n{For}";

    public static KeptAnswer Read(string text) =>
        text.Split('\n') is [var said, var told, var whom] ? new(said, told, whom) : new(text, "", "");
}

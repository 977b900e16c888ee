namespace Loyalty.Cli;

/// <summary>Pages follow each other to an end: one that is empty and still names a next leads in a circle.</summary>
public static class Pages
{
    public static string Forward(string next, int found) => found > 0
        ? next
        : throw new CouldNotException(
            "not_understood", "The app leads back to where it was.", "Update it: it is a bug.");
}

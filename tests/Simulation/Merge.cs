namespace Simulation;

/// <summary>
/// Two customers that are to be one: everything goes to where <paramref name="Into"/> is when it is asked.
/// </summary>
internal sealed record Merge(string From, string Into, string To, bool IsPossible)
{
    /// <summary>As it was answered.</summary>
    public string? Id { get; set; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>A storefront's word for it did it.</summary>
    public bool WasTaken { get; set; }

    /// <summary>From here on it may be undone already.</summary>
    public bool IsToBeUndone { get; set; }

    public bool IsUndone { get; set; }

    public override string ToString() => $"{From} into {Into}";
}

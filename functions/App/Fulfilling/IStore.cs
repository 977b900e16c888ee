using Loyalty.App.Shops;

namespace Loyalty.App.Fulfilling;

/// <summary>A storefront's own API: which accesses can be one, and whether one opens it.</summary>
public interface IStore
{
    string Storefront { get; }

    /// <summary>The first part that cannot be right, by its name in the request; null where all can.</summary>
    string? Flaw(StorefrontAccess access);

    /// <summary>Asks something harmless; nothing is left there.</summary>
    Task<Tried> Try(StorefrontAccess access, CancellationToken cancellation);
}

/// <summary>
/// An access that was tried: as it is to be kept, or why it opens nothing: a trouble, and the right it lacks.
/// </summary>
public sealed record Tried(StorefrontAccess? Access, string? Trouble = null, string? Right = null)
{
    public static Tried Not(StoreAnswer answer) => new(null, answer.Trouble ?? StoreTrouble.Refused);
}

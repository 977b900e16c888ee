using World;

namespace Chaos;

/// <summary>One delivery on its way: whose news it is, and how often it has failed.</summary>
internal sealed class Parcel(int sale, Message message, string id, Parcel? after = null)
{
    public int Sale => sale;

    public Message Message => message;

    /// <summary>The same on every try, as the platforms have it.</summary>
    public string Id => id;

    /// <summary>
    /// What must have been answered before: what brings an order back says nothing about when it went.
    /// </summary>
    public Parcel? After => after;

    public int Failures { get; set; }

    /// <summary>When it happens in the shop, since the burst began.</summary>
    public TimeSpan At { get; set; }

    /// <summary>The subscription it was first sent under; what a deleted one had waiting is gone with it.</summary>
    public int? Subscription { get; set; }

    public bool IsOver { get; set; }
}

namespace Chaos;

/// <summary>Takes deliveries from the post office and carries them, many at once, until none is open.</summary>
internal sealed class Delivering(
    PostOffice office, Carrier carrier, IReadOnlyDictionary<string, Subscription> subscriptions)
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan BehindAnother = TimeSpan.FromMilliseconds(200);

    /// <summary>While a webhook is off, the shop's day goes by no faster than otherwise.</summary>
    private static readonly TimeSpan Unsent = TimeSpan.FromSeconds(1);

    public Task UntilNothingIsOpen() => Task.WhenAll(Enumerable.Range(0, Ask.Clients).Select(_ => Task.Run(Work)));

    private async Task Work()
    {
        while (office.Open > 0)
        {
            if (office.Take() is { } parcel)
            {
                await Deliver(parcel);
            }
            else
            {
                await Task.Delay(Idle);
            }
        }
    }

    private async Task Deliver(Parcel parcel)
    {
        var subscription = subscriptions[parcel.Message.Storefront];
        if (parcel.After is { IsOver: false })
        {
            office.Again(parcel, BehindAnother);
        }
        else if (!subscription.Sends(parcel))
        {
            await Task.Delay(Unsent);
            office.Close(parcel);
        }
        else if (await carrier.Carry(parcel))
        {
            subscription.Succeeded();
            office.Close(parcel);
        }
        else if (subscription.Failed(parcel) is { } pause)
        {
            office.Again(parcel, pause);
        }
        else
        {
            office.Close(parcel);
        }
    }
}

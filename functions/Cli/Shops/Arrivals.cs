namespace Loyalty.Cli.Shops;

/// <summary>What last came from a storefront, in words, and what to do where it was turned away.</summary>
public static class Arrivals
{
    public static string Accepted(LastAccepted? last) =>
        last is null ? "nothing yet" : $"{Plain.Time(last.At)}, {last.Outcome}";

    public static string Rejected(LastRejected? last) =>
        last is null ? "nothing" : $"{Plain.Time(last.At)}, {last.Reason}: {Advice(last.Reason)}";

    public static string Advice(string reason) => reason switch
    {
        "signature_missing" => "It was not signed: give the storefront’s webhook its secret.",
        "signature_wrong" => "It was signed with another secret: connect again, loyalty shop connect.",
        "timestamp_old" => "It was signed too long ago: set the sender’s clock.",
        "header_missing" => "It lacks the storefront’s headers: something on the way drops them.",
        _ => "The app is newer than this command: look it up in its contract.",
    };
}

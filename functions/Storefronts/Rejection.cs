namespace Loyalty.Storefronts;

/// <summary>Why a delivery is not genuine, as far as its owner can do something about it. Stable codes.</summary>
public static class Rejection
{
    public const string SignatureMissing = "signature_missing";

    /// <summary>Nearly always another secret than the storefront has, or a body that was changed on its way.</summary>
    public const string SignatureWrong = "signature_wrong";

    /// <summary>Signed, but without a header that every delivery of the storefront has.</summary>
    public const string HeaderMissing = "header_missing";

    /// <summary>Signed more than five minutes from now: a clock is wrong, or it is sent again by somebody.</summary>
    public const string TimestampOld = "timestamp_old";
}

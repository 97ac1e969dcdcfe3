using NodaTime;
using Stemma.Grouping;

namespace Stemma.Archive.Deciding;

/// <summary>What a person decided about two articles of an archive.</summary>
/// <param name="Number">Names it for taking it back; never given twice.</param>
/// <param name="At">When it was kept.</param>
/// <param name="Decision">What was decided; each article is named by its address, else by its id.</param>
/// <param name="Article">Id of the article named first: the child of a descent.</param>
/// <param name="Other">Id of the article named second.</param>
public sealed record KeptDecision(long Number, Instant At, Decision Decision, string Article, string Other);

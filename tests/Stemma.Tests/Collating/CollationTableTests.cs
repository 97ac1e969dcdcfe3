namespace Stemma.Tests.Collating;

public class CollationTableTests
{
    [Fact]
    public void EqualTextsAgreeInOneLocus() =>
        new[] { "The cat is black.", "The cat is black." }.ShouldCollateTo(
            """
            A|the cat is black|
            B|the cat is black|
            """
        );

    [Fact]
    public void AReplacedWordIsAVariant() =>
        new[] { "The cat is black today.", "The cat is white today." }.ShouldCollateTo(
            """
            A|the cat is|black|today|
            B|the cat is|white|today|
            """
        );

    [Fact]
    public void AMissingWordIsAnEmptyCell() =>
        new[] { "The old cat is black.", "The cat is black." }.ShouldCollateTo(
            """
            A|the|old|cat is black|
            B|the|   |cat is black|
            """
        );

    [Fact]
    public void AddedWordsAtTheEndStandInACellOfTheirOwn() =>
        new[] { "The council closed the bridge.", "The council closed the bridge late on Monday." }.ShouldCollateTo(
            """
            A|the council closed the bridge|              |
            B|the council closed the bridge|late on monday|
            """
        );

    [Fact]
    public void NeighbouringReplacedWordsAreOneVariant() =>
        new[]
        {
            "Rescuers searched the deep frozen lake until dawn.",
            "Rescuers searched the wide icy lake until dawn.",
        }.ShouldCollateTo(
            """
            A|rescuers searched the|deep frozen|lake until dawn|
            B|rescuers searched the|wide icy   |lake until dawn|
            """
        );

    [Fact]
    public void CaseAndPunctuationAreNoVariants() =>
        new[] { "“The dam,” she said, “will hold.”", "\"The Dam\" she said \"will hold\"." }.ShouldCollateTo(
            """
            A|the dam she said will hold|
            B|the dam she said will hold|
            """
        );

    [Fact]
    public void ThreeWitnessesGroupByWhatTheyRead() =>
        new[]
        {
            "The ferry sank off Marrow Point.",
            "The ferry capsized off Marrow Point.",
            "The ferry sank off Marrow Point.",
        }.ShouldCollateTo(
            """
            A|the ferry|sank    |off marrow point|
            B|the ferry|capsized|off marrow point|
            C|the ferry|sank    |off marrow point|
            """
        );

    [Fact]
    public void WitnessesThatDivideDifferentlyDivideTheLocus() =>
        new[]
        {
            "Police found a big red car.",
            "Police found a large blue car.",
            "Police found a big blue car.",
        }.ShouldCollateTo(
            """
            A|police found a|big  |red |car|
            B|police found a|large|blue|car|
            C|police found a|big  |blue|car|
            """
        );

    [Fact]
    public void InsertionsOfSeveralWitnessesAreAlignedAmongThemselves() =>
        new[]
        {
            "The mayor opened the harbour.",
            "The mayor of Velmont proudly opened the harbour.",
            "The mayor of Velmont at last opened the harbour.",
        }.ShouldCollateTo(
            """
            A|the mayor|          |       |opened the harbour|
            B|the mayor|of velmont|proudly|opened the harbour|
            C|the mayor|of velmont|at last|opened the harbour|
            """
        );

    [Fact]
    public void ARepeatedWordStaysBesideItsTwin() =>
        new[] { "The long long road is closed.", "The long road is closed." }.ShouldCollateTo(
            """
            A|the long|long|road is closed|
            B|the long|    |road is closed|
            """
        );

    [Fact]
    public void SubstitutionsOfUnequalLengthShareACell() =>
        new[]
        {
            "The firm lost money late last month in Ardle.",
            "The firm lost money in July in Ardle.",
        }.ShouldCollateTo(
            """
            A|the firm lost money|late last month|in ardle|
            B|the firm lost money|in july        |in ardle|
            """
        );

    [Fact]
    public void SentencesAreSeparatePassages() =>
        new[]
        {
            "Snow closed the Harrow Pass. Forty lorries were stranded overnight.",
            "Snow closed the Harrow Pass. Fifty lorries were stranded overnight.",
        }.ShouldCollateTo(
            """
            A|snow closed the harrow pass|
            B|snow closed the harrow pass|

            A|forty|lorries were stranded overnight|
            B|fifty|lorries were stranded overnight|
            """
        );

    [Fact]
    public void AMovedSentenceFindsItsPlace() =>
        new[]
        {
            "Snow closed the Harrow Pass. Forty lorries were stranded overnight.",
            "Forty lorries were stranded overnight. Snow closed the Harrow Pass.",
        }.ShouldCollateTo(
            """
            A|snow closed the harrow pass|
            B|snow closed the harrow pass|

            A|forty lorries were stranded overnight|
            B|forty lorries were stranded overnight|
            """
        );

    [Fact]
    public void ASplitSentenceIsOnePassage() =>
        new[]
        {
            "The plant in Odersby caught fire on Friday, and two engineers were taken to hospital with burns.",
            "The plant in Odersby caught fire on Friday. Two engineers were taken to hospital with burns.",
        }.ShouldCollateTo(
            """
            A|the plant in odersby caught fire on friday|and|two engineers were taken to hospital with burns|
            B|the plant in odersby caught fire on friday|   |two engineers were taken to hospital with burns|
            """
        );

    [Fact]
    public void ASentenceThatOnlyOneHasIsNoPassage() =>
        new[]
        {
            "Snow closed the Harrow Pass. The baker in the village gave away bread.",
            "Snow closed the Harrow Pass. Meteorologists expect a thaw.",
        }.ShouldCollateTo(
            """
            A|snow closed the harrow pass|
            B|snow closed the harrow pass|
            """
        );

    [Fact]
    public void SpunWordsStandOppositeTheirOriginals() =>
        new[]
        {
            "The prime minister told reporters that the budget would be voted on next week. Members of both houses had asked for a delay until the spring.",
            "The excellent minister informed newshounds that the price range would be voted on following week. Members of both houses had asked for a delay until the spring.",
        }.ShouldCollateTo(
            """
            A|the|prime    |minister|told reporters      |that the|budget     |would be voted on|next     |week|
            B|the|excellent|minister|informed newshounds |that the|price range|would be voted on|following|week|

            A|members of both houses had asked for a delay until the spring|
            B|members of both houses had asked for a delay until the spring|
            """
        );

    [Fact]
    public void OtherScriptsNeedNoEnglish() =>
        new[]
        {
            "Мост через реку закрыли в понедельник утром.",
            "Мост через озеро закрыли в понедельник утром.",
        }.ShouldCollateTo(
            """
            A|мост через|реку |закрыли в понедельник утром|
            B|мост через|озеро|закрыли в понедельник утром|
            """
        );

    [Fact]
    public void FiveWitnessesOfOneSentence() =>
        new[]
        {
            "The court fined Halden Foods two million crowns.",
            "The court fined Halden Foods 2 million crowns.",
            "A court on Tuesday fined Halden Foods two million crowns.",
            "The court ordered Halden Foods to pay two million crowns.",
            "The court fined Halden Foods two million crowns for price fixing.",
        }.ShouldCollateTo(
            """
            A|the|court|          |fined  |halden foods|      |two|million crowns|                |
            B|the|court|          |fined  |halden foods|      |2  |million crowns|                |
            C|a  |court|on tuesday|fined  |halden foods|      |two|million crowns|                |
            D|the|court|          |ordered|halden foods|to pay|two|million crowns|                |
            E|the|court|          |fined  |halden foods|      |two|million crowns|for price fixing|
            """
        );
}

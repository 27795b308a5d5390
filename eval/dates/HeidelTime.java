// HeidelTime on many texts with one start of the machine, for peers.py: lines "YYYY-MM-DD <tab> text" in, a line of TimeML each out.
// java -cp de.unihd.dbs.heideltime.standalone.jar HeidelTime.java config.props < lines

import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;

class HeidelTime {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err);
        HeidelTimeStandalone engine =
            new HeidelTimeStandalone(Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.TREETAGGER);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split("\t", 2);
            out.println(engine.process(cells[1], day.parse(cells[0])).replace("\n", " "));
        }
    }
}

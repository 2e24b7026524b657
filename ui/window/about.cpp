#include "ui/window/about.h"

#include <QCoreApplication>
#include <QMessageBox>

#include "engram_version.h"

namespace engram::ui {
namespace {
QString tr(const char* text) { return QCoreApplication::translate("About", text); }
}  // namespace

void showAbout(QWidget* window) {
  QMessageBox::about(
      window, tr("About Engram"),
      tr("<h3>Engram %1</h3><p>A laboratory for memories in a network of excitatory and inhibitory spiking neurons.</p>"
         "<p>The model is a Hopfield network of low activity that obeys Dale's law, after Tsodyks and Feigel'man "
         "(Europhys. Lett. 6, 1988) and Gerstner, Kistler, Naud and Paninski, <i>Neuronal Dynamics</i> (2014), "
         "section 17.2.</p>")
          .arg(ENGRAM_VERSION));
}

void showLicence(QWidget* window) {
  QMessageBox::information(
      window, tr("Licence"),
      tr("<p>Engram is free software: you can redistribute it and change it under the terms of the GNU General Public "
         "License, version 3 or any later version, as published by the Free Software Foundation.</p>"
         "<p>It comes without any warranty. The full text is in the file LICENSE and at "
         "<a href='https://www.gnu.org/licenses/gpl-3.0.html'>gnu.org/licenses</a>.</p>"
         "<p>It uses Qt and Qt Charts (GPL-3.0), Eigen, Random123 and nlohmann/json.</p>"));
}

}  // namespace engram::ui
